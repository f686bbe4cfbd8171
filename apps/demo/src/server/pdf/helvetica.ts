/** Advance widths of Helvetica for the codes 32–126, in thousandths of the font size (Adobe Core 14 metrics). */
const ascii = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const other: Readonly<Record<string, number>> = {
  æ: 889,
  ø: 611,
  å: 556,
  Æ: 1000,
  Ø: 778,
  Å: 667,
  "–": 556,
  "§": 556,
};

/** Width of a text set in Helvetica, in points; a character outside WinAnsi's usual Norwegian set counts as a digit. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text) {
    thousandths += ascii[character.charCodeAt(0) - 32] ?? other[character] ?? 556;
  }
  return (thousandths * size) / 1000;
}

/** The text in lines no wider than `width` points; a word wider than a line stands alone. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line ? [...lines, line] : lines;
}

/** The text as the body of a PDF string in WinAnsiEncoding, one character per byte (ISO 32000-2, 7.3.4.2 and annex D). */
export const pdfString = (text: string): string =>
  text.replaceAll("–", "\x96").replace(/[\\()]/g, "\\$&");
