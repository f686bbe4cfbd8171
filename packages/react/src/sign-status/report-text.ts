import type { Locale, SessionDocument, VerificationReport } from "@sign/protocol";
import { formatTime } from "../i18n/format";
import type { Messages } from "../i18n/messages";
import { checksOf } from "./checks";
import { verdictText } from "./report-checks";
import { signerName } from "./signer-name";

/**
 * A report as plain text, to be pasted where it is kept or asked about: the words on the page, then the facts behind them. It
 * holds no national identity number.
 */
export function reportText(
  { name, error }: SessionDocument,
  report: VerificationReport,
  locale: Locale,
  text: Messages,
): string {
  const { report: words, status, levels } = text;
  const outcome = error
    ? `${status.notAccepted}: ${text.errors[error.code]} (${error.code})`
    : status.accepted;
  const checks = checksOf(report, text).map(
    ({ title, lines }) => `- ${title}: ${lines.join(". ")}`,
  );
  const signatures = report.signatures.map(({ signer, signedAt, level, trust }) =>
    [
      [words.signer, signerName(signer)],
      [words.signedAt, signedAt ? `${formatTime(signedAt, locale)} (${signedAt})` : words.noTime],
      [words.issuer, signer.issuer],
      [words.anchor, trust.anchor ?? "–"],
      [words.serial, signer.certificateSerial],
      [words.level, `${level}, ${levels[level]}`],
    ]
      .map(([title, value]) => `${title}: ${value}`)
      .join("\n"),
  );
  const codes = report.findings.map(({ code, severity }) => `${code} (${severity})`);
  const file = [`${words.pages}: ${report.pageCount}`, `${words.sha256}: ${report.sha256}`];
  if (codes.length > 0) file.push(`${text.common.code}: ${codes.join(", ")}`);
  return [
    [words.copyName(name), outcome].join("\n"),
    [verdictText(report, error !== null, text), ...checks].join("\n"),
    ...signatures,
    file.join("\n"),
  ].join("\n\n");
}
