import type { SessionDocument, VerificationReport } from "@sign/protocol";
import { useCallback } from "react";
import { problemOf } from "../flow/problem";
import { formatTime } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";
import { ProblemNote } from "../sign-dialog/problem-note";
import { type Loaded, useLoaded } from "../sign-dialog/use-loaded";
import { Waiting } from "../sign-dialog/waiting";
import { useSign } from "../use-sign";
import { CopyReport } from "./copy-report";
import { DownloadButton } from "./download-button";
import { ReportChecks } from "./report-checks";
import { ReportDetails } from "./report-details";
import { reportText } from "./report-text";
import { signerName } from "./signer-name";

interface ReportProps {
  readonly document: SessionDocument;
  readonly loaded: Loaded<VerificationReport>;
}

function Report({ document, loaded }: ReportProps) {
  const { locale, text } = useMessages("<SignStatus>");
  switch (loaded.status) {
    case "loading":
      return <Waiting>{text.report.loading}</Waiting>;
    case "failed":
      return (
        <ProblemNote title={text.report.failed} problems={[problemOf(loaded.error)]}>
          <Action kind="secondary" onClick={loaded.retry}>
            {text.common.retry}
          </Action>
        </ProblemNote>
      );
    case "ready":
      return (
        <>
          <ReportChecks report={loaded.value} refused={document.error !== null} />
          <ReportDetails report={loaded.value} />
          <CopyReport
            name={document.name}
            content={reportText(document, loaded.value, locale, text)}
          />
        </>
      );
  }
}

/** Who signed and when: all of them once the report is there, and until then the one the session names. */
function Signers({ document, loaded }: ReportProps) {
  const { locale, text } = useMessages("<SignStatus>");
  const { signer, signedAt, error } = document;
  const signers =
    loaded.status === "ready"
      ? loaded.value.signatures.map((signature) => ({
          name: signerName(signature.signer),
          signedAt: signature.signedAt,
        }))
      : [{ name: signer ?? "", signedAt }];
  const say =
    error?.code === "signature_rejected" ? text.status.signedInNameOf : text.status.signedBy;
  return signers
    .filter(({ name }) => name !== "")
    .map((one, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: one person may sign twice
      <p key={at} data-sign-part="signed-by">
        <strong>{say(one.name)}</strong>
        {one.signedAt ? (
          <time dateTime={one.signedAt}>{formatTime(one.signedAt, locale)}</time>
        ) : null}
      </p>
    ));
}

/** Props of {@link DocumentResult}. */
export interface DocumentResultProps {
  readonly document: SessionDocument;
  /** Whether to say that it was accepted: where other documents were not. */
  readonly mixed: boolean;
}

/** What became of one document: accepted or why not, who signed it and when, what was checked, and the file to save when it was accepted. */
export function DocumentResult({ document, mixed }: DocumentResultProps) {
  const { text } = useMessages("<SignStatus>");
  const { report } = useSign();
  const { index, name, error } = document;
  const accepted = document.status === "signed";
  // A file that never arrived whole could not be checked.
  const checked = error?.code !== "download_corrupted";
  const load = useCallback(() => report(index), [report, index]);
  const loaded = useLoaded(load, checked);
  return (
    <li data-sign-part="result" data-state={document.status}>
      <p data-sign-part="file">
        <Icon name="document" />
        <span data-sign-part="file-name">{name}</span>
      </p>
      {error ? (
        <p data-sign-part="outcome" data-state="rejected">
          <Icon name="warning" />
          <span>
            <strong>{text.status.notAccepted}.</strong> {text.errors[error.code]}
          </span>
        </p>
      ) : null}
      {accepted && mixed ? (
        <p data-sign-part="outcome" data-state="signed">
          <Icon name="signed" />
          <strong>{text.status.accepted}</strong>
        </p>
      ) : null}
      <Signers document={document} loaded={loaded} />
      {accepted ? <DownloadButton index={index} name={name} /> : null}
      {checked ? <Report document={document} loaded={loaded} /> : null}
    </li>
  );
}
