import type { SignatureReport, VerificationReport } from "@sign/protocol";
import type { ReactNode } from "react";
import { formatTime } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { signerName } from "./signer-name";

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SignatureDetails({ signature }: { readonly signature: SignatureReport }) {
  const { locale, text } = useMessages("<SignStatus>");
  const { signer, signedAt, timeSource, trust, level } = signature;
  const source = {
    timestamp: text.report.timestamp,
    claimed: text.report.claimed,
    none: text.report.noTime,
  }[timeSource];
  const trusted = {
    trusted: trust.anchor ?? text.report.trusted,
    untrusted: text.report.untrusted,
    unknown: text.report.trustUnknown,
  }[trust.status];
  return (
    <dl>
      <Row name={text.report.signer}>{signerName(signer)}</Row>
      <Row name={text.report.signedAt}>
        {signedAt ? <time dateTime={signedAt}>{formatTime(signedAt, locale)}</time> : null}{" "}
        <small>{source}</small>
      </Row>
      <Row name={text.report.issuer}>{signer.issuer}</Row>
      <Row name={text.report.anchor}>{trusted}</Row>
      <Row name={text.report.serial}>
        <code>{signer.certificateSerial}</code>
      </Row>
      <Row name={text.report.level}>
        {level} <small>{text.levels[level]}</small>
      </Row>
    </dl>
  );
}

/** Everything the report says about the signatures and the file, for the one who wants to know. */
export function ReportDetails({ report }: { readonly report: VerificationReport }) {
  const { text } = useMessages("<SignStatus>");
  return (
    <details data-sign-part="details">
      <summary>{text.report.details}</summary>
      {report.signatures.map((signature) => (
        <SignatureDetails key={signature.field} signature={signature} />
      ))}
      <dl>
        <Row name={text.report.pages}>{report.pageCount}</Row>
        <Row name={text.report.sha256}>
          <code>{report.sha256}</code>
        </Row>
      </dl>
    </details>
  );
}
