import { expect, test } from "vitest";
import { PadesError } from "./pades-error";
import { PdfParser } from "./pdf-parser";
import { latin1, type PdfValue } from "./pdf-value";
import { PdfWriter } from "./pdf-writer";

const parse = (text: string): PdfValue => new PdfParser(latin1(text)).value();

function rewrite(text: string): string {
  const writer = new PdfWriter();
  writer.value(parse(text));
  return Buffer.from(writer.join()).toString("latin1");
}

test.each([
  ["true", "true"],
  ["null", "null"],
  ["-12", "-12"],
  ["+.50", "0.5"],
  ["4.", "4"],
  ["0.0000001", "0.0000001"],
  ["/A#20B#2f", "/A#20B#2f"],
  ["/", "/"],
  ["(a(b)\\)\\\\c)", "(a\\(b\\)\\)\\\\c)"],
  ["(\\101\\7\\r\\\n!)", "<41070d21>"],
  ["(a\r\nb)", "<610a62>"],
  ["<4 1 4>", "(A@)"],
  ["[1 0 R 1 0 2 0 R]", "[1 0 R 1 0 2 0 R]"],
  ["<</A 1/B[/C(d)]%note\n/E<</F null>>>>", "<< /A 1 /B [/C (d)] /E << /F null >> >>"],
])("%s is read and written as %s", (text, written) => {
  expect(rewrite(text)).toBe(written);
});

test.each(["", "(a", "<4g>", "<41", "[1", "<</A>>", "<<1 2>>", "1e5", "nul", ">>"])(
  "%j is refused",
  (text) => {
    expect(() => parse(text)).toThrow(new PadesError("pdf_damaged"));
  },
);

test("nesting has a limit", () => {
  expect(() => parse("[".repeat(20_000))).toThrow(new PadesError("pdf_damaged"));
});
