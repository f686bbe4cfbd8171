import type { SessionDocument, VerificationReport } from "@sign/protocol";
import { useCallback } from "react";
import { problemOf } from "../flow/problem";
import { formatTime } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";
import { ProblemNote } from "../sign-dialog/problem-note";
import { useLoaded } from "../sign-dialog/use-loaded";
import { Waiting } from "../sign-dialog/waiting";
import { useSign } from "../use-sign";
import { DownloadButton } from "./download-button";
import { ReportChecks } from "./report-checks";
import { ReportDetails } from "./report-details";

function Report({ load }: { readonly load: () => Promise<VerificationReport> }) {
  const { text } = useMessages("<SignStatus>");
  const loaded = useLoaded(load, true);
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
          <ReportChecks report={loaded.value} />
          <ReportDetails report={loaded.value} />
        </>
      );
  }
}

/** One signed document: who signed it and when, the file to save, and what was checked. */
export function SignedDocument({ document }: { readonly document: SessionDocument }) {
  const { locale, text } = useMessages("<SignStatus>");
  const { report } = useSign();
  const { index, name, signer, signedAt } = document;
  const load = useCallback(() => report(index), [report, index]);
  return (
    <li data-sign-part="signed-document">
      <p data-sign-part="file">
        <Icon name="document" />
        <span data-sign-part="file-name">{name}</span>
      </p>
      {signer ? (
        <p data-sign-part="signed-by">
          <strong>{text.status.signedBy(signer)}</strong>
          {signedAt ? <time dateTime={signedAt}>{formatTime(signedAt, locale)}</time> : null}
        </p>
      ) : null}
      <DownloadButton index={index} name={name} />
      <Report load={load} />
    </li>
  );
}
