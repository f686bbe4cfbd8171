import { expect, test } from "vitest";
import { fitText, showText, textWidth } from "./seal-text";

test("widths are Helvetica's, with or without a drawn accent", () => {
  expect(textWidth("AVA")).toBeCloseTo(2.001);
  expect(textWidth("Å")).toBe(textWidth("A"));
  expect(textWidth("č")).toBe(textWidth("c"));
  expect(textWidth("ŋ")).toBe(textWidth("n"));
});

test("text written with combining marks is the same as composed text", () => {
  expect(showText("Å\u0301".normalize("NFD"), "F1", 8, 0, 0)).toBe(
    showText("Ǻ", "F1", 8, 0, 0).replace("<feff01fa>", "<feff0041030a0301>"),
  );
  expect(textWidth("c\u030c")).toBe(textWidth("č"));
});

test("a letter of WinAnsi is shown as its byte, any other as its base with strokes", () => {
  expect(showText("æ–Š", "F1", 8, 0, 0)).toContain("<e6968a> Tj");
  expect(showText("æ–Š", "F1", 8, 0, 0)).not.toContain(" S Q");
  expect(showText("č", "F1", 8, 0, 0)).toMatch(/<63> Tj ET\nq .* S Q/);
});

test("what cannot be drawn is a question mark, and nothing gets out of the string", () => {
  expect(showText("水)", "F1", 8, 0, 0)).toContain("<3f29> Tj");
  expect(showText("\n", "F1", 8, 0, 0)).toContain("<3f> Tj");
});

test("text shrinks to the width before it is cut", () => {
  expect(fitText("Ole", 80, 8, 5)).toEqual({ text: "Ole", size: 8 });
  const shrunk = fitText("Aksel Herseth den eldre", 80, 8, 5);
  expect(shrunk.text).toBe("Aksel Herseth den eldre");
  expect(textWidth(shrunk.text) * shrunk.size).toBeCloseTo(80);
  const cut = fitText("W".repeat(60), 80, 8, 5);
  expect(cut.text).toMatch(/^W+…$/);
  expect(textWidth(cut.text) * cut.size).toBeLessThanOrEqual(80);
});
