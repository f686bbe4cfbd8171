import { findingCodes, type VerificationReport } from "@sign/protocol";
import { expect, test } from "vitest";
import { en } from "../i18n/en";
import { exampleReports } from "../testing";
import { checksOf } from "./checks";

const text = en.messages;
const words = text.report;
const said = (report: VerificationReport) =>
  Object.fromEntries(
    checksOf(report, text).map(({ subject, outcome, lines }) => [subject, [outcome, ...lines]]),
  );

test("intact, signed by, trusted issuer and time are said apart", () => {
  expect(said(exampleReports.good)).toEqual({
    content: ["good", words.intact, words.original],
    signer: ["good", words.certificateOf("Aksel Herseth")],
    issuer: ["good", words.trusted],
    time: ["good", words.timestamp],
  });
});

test("an issuer nobody relies on takes nothing from the content, nor gives anything to it", () => {
  expect(said(exampleReports.untrusted)).toEqual({
    content: ["good", words.intact, words.original],
    signer: ["good", words.certificateOf("Aksel Herseth")],
    issuer: ["warning", text.findings.issuer_not_trusted],
    time: ["warning", text.findings.timestamp_not_trusted],
  });
});

test("a document changed after its signature is never called unchanged, though the signed bytes are intact", () => {
  expect(said(exampleReports.tampered).content).toEqual([
    "error",
    text.findings.original_differs,
    text.findings.changed_after_signing,
    text.findings.page_changed,
  ]);
  const [signature] = exampleReports.good.signatures;
  const permitted: VerificationReport = {
    ...exampleReports.good,
    findings: [{ code: "form_changed", severity: "info", signature: 0 }],
    signatures: signature ? [{ ...signature, changesAfter: "other" }] : [],
  };
  expect(said(permitted).content).toEqual(["info", words.original, text.findings.form_changed]);
});

test("nothing is called good that does not hold for every signature, and each sentence is said once", () => {
  const [first] = exampleReports.good.signatures;
  if (!first) throw new Error("no signature");
  const report: VerificationReport = {
    ...exampleReports.good,
    original: "different",
    findings: [
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
  expect(said(report)).toEqual({ issuer: ["warning", text.findings.issuer_not_trusted] });
});

test("a file without signatures has nothing good to say", () => {
  const { original: _, ...unsigned } = exampleReports.unsigned;
  expect(said(unsigned)).toEqual({ signer: ["error", text.findings.unsigned] });
});

test("every finding is said, whatever it is about", () => {
  for (const code of findingCodes) {
    const report = { ...exampleReports.good, findings: [{ code, severity: "error" as const }] };
    expect(Object.values(said(report)).flat(), code).toContain(text.findings[code]);
  }
});
