import { expect, test } from "vitest";
import { pdfString, textWidth, wrapText } from "./helvetica";

test("a line is as wide as its letters", () => {
  expect(textWidth("i", 1000)).toBe(222);
  expect(textWidth("æøå", 1000)).toBe(889 + 611 + 556);
});

test("text is broken between words, no line wider than asked, no word lost", () => {
  const words = "Leietakeren skal behandle boligen med tilbørlig aktsomhet og følge ordensreglene";
  const lines = wrapText(words, 10, 120);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.every((line) => textWidth(line, 10) <= 120)).toBe(true);
  expect(lines.join(" ")).toBe(words);
});

test("a word wider than the line stands alone", () => {
  expect(wrapText("a uforholdsmessighetsbetraktninger b", 10, 30)).toEqual([
    "a",
    "uforholdsmessighetsbetraktninger",
    "b",
  ]);
});

test("parentheses and backslashes cannot end a PDF string", () => {
  expect(pdfString("a (b) \\ –")).toBe("a \\(b\\) \\\\ \x96");
});
