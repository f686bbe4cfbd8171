import type { VerificationReport } from "@sign/protocol";
import type { Messages } from "../i18n/messages";
import { useMessages } from "../i18n/use-messages";
import { Icon, type IconName } from "../sign-dialog/icon";
import { type Check, checksOf } from "./checks";

const icons: Readonly<Record<Check["outcome"], IconName>> = {
  good: "check",
  info: "info",
  warning: "warning",
  error: "failed",
};

/** The verdict of a report in words; `refused` when the document was not accepted whatever its verdict. */
export const verdictText = (
  { verdict }: VerificationReport,
  refused: boolean,
  { report }: Messages,
): string =>
  ({
    passed: refused ? report.passedButRefused : report.passed,
    indeterminate: report.indeterminate,
    failed: report.notPassed,
  })[verdict];

/** What was checked, question by question, with the verdict above. */
export function ReportChecks({
  report,
  refused,
}: {
  readonly report: VerificationReport;
  readonly refused: boolean;
}) {
  const { text } = useMessages("<SignStatus>");
  return (
    <div data-sign-part="checks" data-state={report.verdict}>
      <p data-sign-part="verdict">{verdictText(report, refused, text)}</p>
      <ul aria-label={text.report.title}>
        {checksOf(report, text).map(({ subject, title, outcome, lines }) => (
          <li key={subject} data-state={outcome}>
            <Icon name={icons[outcome]} />
            <div>
              <b>{title}</b>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
