import { type SessionDocument, SignError } from "@sign/protocol";
import { expect, test } from "vitest";
import { en } from "../i18n/en";
import { nb } from "../i18n/nb";
import { exampleReports, exampleSession } from "../testing";
import { reportText } from "./report-text";

const [document] = exampleSession("signed").documents;
if (!document) throw new Error("no document");

test("the copied report says what the page says, and the facts behind it", () => {
  expect(reportText(document, exampleReports.good, "en", en.messages)).toBe(
    `Report on Leieavtale Storgata 1.pdf
Accepted

All checks passed
- Content: The document is unchanged since it was signed. It is the document that was to be signed, with nothing taken away
- Who signed: The signature is made with a certificate for Aksel Herseth
- Issuer: The certificate comes from an issuer that is trusted here
- Time: The time is confirmed by an independent time stamp

Signer: Aksel Herseth
Signed: 23 November 2026 at 13:04 CET (2026-11-23T12:04:31Z)
Issued by: Example Signing CA
Trusted through: Example Root CA
Certificate number: 4F2A
Signature level (PAdES): B-LTA, made to be checked for many years

Pages: 1
Fingerprint of the file (SHA-256): 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`,
  );
});

test("a refused document says why, with the codes, in the page's language", () => {
  const refused: SessionDocument = {
    ...document,
    status: "rejected",
    error: new SignError("signature_rejected").detail(),
  };
  const copied = reportText(refused, exampleReports.tampered, "nb", nb.messages);
  expect(copied).toContain(
    "Ikke godtatt: Signaturen i filen bestod ikke kontrollen vår. (signature_rejected)",
  );
  expect(copied).toContain("page_changed (error)");
});

test("a national number, masked or not, is not copied", () => {
  const [signature] = exampleReports.good.signatures;
  if (!signature) throw new Error("no signature");
  for (const nationalNumber of ["06046517928", "•".repeat(11)]) {
    const signer = { ...signature.signer, nationalNumber };
    const report = { ...exampleReports.good, signatures: [{ ...signature, signer }] };
    const copied = reportText(document, report, "en", en.messages);
    expect(copied).not.toContain(nationalNumber);
  }
});
