import type { Finding, VerificationReport } from "@sign/protocol";
import type { Messages } from "../i18n/messages";
import { useMessages } from "../i18n/use-messages";
import { Icon, type IconName } from "../sign-dialog/icon";

/** One thing that was checked, in words. */
export interface CheckLine {
  readonly outcome: "good" | Finding["severity"];
  readonly text: string;
}

/** What was checked, in words: first what held, then what was found. Each sentence once, however many signatures say it. */
export function checkLines(report: VerificationReport, text: Messages): readonly CheckLine[] {
  const { signatures, original, findings } = report;
  const all = (holds: (signature: (typeof signatures)[number]) => boolean) =>
    signatures.length > 0 && signatures.every(holds);
  const held = [
    all(({ integrity }) => integrity === "intact") && text.report.intact,
    (original === "exact-prefix" || original === "same-content") && text.report.original,
    all(({ trust }) => trust.status === "trusted") && text.report.trusted,
    all(({ timeSource }) => timeSource === "timestamp") && text.report.timestamp,
  ].filter((line) => line !== false);
  const lines = [
    ...held.map((line): CheckLine => ({ outcome: "good", text: line })),
    ...findings.map(
      ({ code, severity }): CheckLine => ({ outcome: severity, text: text.findings[code] }),
    ),
  ];
  return lines.filter((line, at) => lines.findIndex((other) => other.text === line.text) === at);
}

const icons: Readonly<Record<CheckLine["outcome"], IconName>> = {
  good: "check",
  info: "info",
  warning: "warning",
  error: "failed",
};

/** What was checked, with the verdict above. */
export function ReportChecks({ report }: { readonly report: VerificationReport }) {
  const { text } = useMessages("<SignStatus>");
  const verdict = {
    passed: text.report.passed,
    indeterminate: text.report.indeterminate,
    failed: text.report.notPassed,
  }[report.verdict];
  return (
    <div data-sign-part="checks" data-state={report.verdict}>
      <p data-sign-part="verdict">{verdict}</p>
      <ul aria-label={text.report.title}>
        {checkLines(report, text).map((line) => (
          <li key={line.text} data-state={line.outcome}>
            <Icon name={icons[line.outcome]} />
            <span>{line.text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
