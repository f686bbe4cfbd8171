/** Strokes in thousandths of the font size, as PDF path operators; `x` is 0 at the middle of the letter, `y` at its foot. */
type Strokes = string;

/** A letter that is a Helvetica letter with strokes added; their `x` is 0 where the letter begins. */
export interface DrawnLetter {
  readonly base: string;
  readonly strokes: Strokes;
}

/** How far a mark above a letter rises when the letter is a capital or has an ascender. */
export const TALL_RISE = 195;

/** Line width of every stroke. */
export const STROKE_WIDTH = 66;

/** Combining marks above a letter, drawn for the height of a small one. */
export const marksAbove: ReadonlyMap<string, Strokes> = new Map([
  ["\u0300", "-70 730 m 30 610 l"],
  ["\u0301", "70 730 m -30 610 l"],
  ["\u0302", "-95 610 m 0 725 l 95 610 l"],
  ["\u0303", "-110 640 m -60 740 0 640 40 650 c 80 660 100 690 110 720 c"],
  ["\u0304", "-105 655 m 105 655 l"],
  ["\u0306", "-100 725 m -70 600 70 600 100 725 c"],
  ["\u0307", "-6 665 m 6 665 l"],
  ["\u0308", "-88 665 m -76 665 l 76 665 m 88 665 l"],
  ["\u030a", "0 610 m 80 610 80 750 0 750 c -80 750 -80 610 0 610 c"],
  ["\u030b", "-10 730 m -90 610 l 110 730 m 30 610 l"],
  ["\u030c", "-95 725 m 0 610 l 95 725 l"],
]);

/** Combining marks below a letter. */
export const marksBelow: ReadonlyMap<string, Strokes> = new Map([
  ["\u0323", "-6 -120 m 6 -120 l"],
  ["\u0326", "20 -90 m 20 -160 0 -190 -40 -215 c"],
  ["\u0327", "0 -20 m 0 -70 l 90 -70 90 -210 -60 -195 c"],
  ["\u0328", "90 10 m -20 -60 -10 -210 130 -190 c"],
]);

/** Letters of Northern Sámi and its neighbours that no combining mark makes. */
export const drawnLetters: ReadonlyMap<string, DrawnLetter> = new Map([
  ["đ", { base: "d", strokes: "270 612 m 556 612 l" }],
  ["Đ", { base: "Ð", strokes: "" }],
  ["ħ", { base: "h", strokes: "0 612 m 290 612 l" }],
  ["Ħ", { base: "H", strokes: "20 540 m 702 540 l" }],
  ["ŧ", { base: "t", strokes: "10 285 m 255 285 l" }],
  ["Ŧ", { base: "T", strokes: "130 345 m 481 345 l" }],
  ["ł", { base: "l", strokes: "10 300 m 212 430 l" }],
  ["Ł", { base: "L", strokes: "0 270 m 290 430 l" }],
  ["ŋ", { base: "n", strokes: "450 30 m 450 -110 l 450 -185 390 -195 320 -180 c" }],
  ["Ŋ", { base: "N", strokes: "604 30 m 604 -70 l 604 -170 520 -190 430 -165 c" }],
  ["ı", { base: "i", strokes: "" }],
]);
