import type { VerificationReport } from "@sign/protocol";
import { expect, test } from "vitest";
import { catalogs } from "../i18n/messages";
import { exampleReport } from "../testing";
import { checkLines } from "./report-checks";

const text = catalogs.en;
const said = (report: VerificationReport) =>
  checkLines(report, text).map(({ outcome, text: line }) => `${outcome}: ${line}`);

test("a report that passed says what held", () => {
  expect(said(exampleReport)).toEqual([
    `good: ${text.report.intact}`,
    `good: ${text.report.original}`,
    `good: ${text.report.trusted}`,
    `good: ${text.report.timestamp}`,
  ]);
});

test("nothing is called good that does not hold for every signature", () => {
  const [first] = exampleReport.signatures;
  if (!first) throw new Error("no signature");
  const report: VerificationReport = {
    ...exampleReport,
    original: "different",
    findings: [
      { code: "original_differs", severity: "error" },
      { code: "issuer_not_trusted", severity: "warning", signature: 0 },
      { code: "issuer_not_trusted", severity: "warning", signature: 1 },
    ],
    signatures: [
      first,
      {
        ...first,
        integrity: "broken",
        timeSource: "claimed",
        trust: { status: "untrusted", anchor: null },
      },
    ],
  };
  expect(said(report)).toEqual([
    `error: ${text.findings.original_differs}`,
    `warning: ${text.findings.issuer_not_trusted}`,
  ]);
});

test("a file without signatures has nothing good to say", () => {
  const report: VerificationReport = {
    verdict: "failed",
    findings: [{ code: "unsigned", severity: "error" }],
    signatures: [],
    sha256: exampleReport.sha256,
    pageCount: 1,
  };
  expect(said(report)).toEqual([`error: ${text.findings.unsigned}`]);
});
