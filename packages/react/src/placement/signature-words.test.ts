import { expect, test } from "vitest";
import type { TextRun } from "../pdf/open-pdf";
import { signatureWords } from "./signature-words";

const runs = (...texts: string[]): TextRun[] =>
  texts.map((text, at) => ({
    text,
    box: { x: 50, y: 100 * at, width: 80, height: 12 },
    endsLine: true,
  }));

test.each([
  ["Signatur:", "Signatur"],
  ["Underskrift leietaker", "Underskrift"],
  ["Tenant's signature", "signature"],
  ["Leietakers signatur", "signatur"],
])("%s asks for a signature", (text, word) => {
  expect(signatureWords(runs("Leieavtale", text))).toEqual({
    text: word,
    box: { x: 50, y: 100, width: 80, height: 12 },
  });
});

test("the last label on the page is taken, and a sentence about signatures is none", () => {
  const found = signatureWords(
    runs(
      "Signatur utleier",
      "Signatur leietaker",
      "Avtalen gjelder fra den dag da begge parters underskrift foreligger.",
    ),
  );
  expect(found?.box.y).toBe(100);
});

test("without a label, a row of underscores is a line to sign on", () => {
  expect(signatureWords(runs("Oslo, 1. mai", "____________________"))).toEqual({
    text: "",
    box: { x: 50, y: 100, width: 80, height: 12 },
  });
});

test("a page that asks for nothing has none", () => {
  expect(signatureWords(runs("Leieavtale", "Designaturer"))).toBeNull();
  expect(signatureWords([])).toBeNull();
});
