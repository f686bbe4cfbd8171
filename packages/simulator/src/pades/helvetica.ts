/** Advance widths of Helvetica from U+0020 to U+007E in thousandths of the font size (Adobe's core-14 metrics). */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Characters beyond ASCII that are not a letter with an accent: their byte in WinAnsi and their width. */
const OTHERS = new Map<string, readonly [byte: number, width: number]>([
  ["…", [0x85, 1000]],
  ["‘", [0x91, 222]],
  ["’", [0x92, 222]],
  ["–", [0x96, 556]],
  ["—", [0x97, 1000]],
  ["Æ", [0xc6, 1000]],
  ["Ð", [0xd0, 722]],
  ["Ø", [0xd8, 778]],
  ["Þ", [0xde, 667]],
  ["ß", [0xdf, 611]],
  ["æ", [0xe6, 889]],
  ["ð", [0xf0, 556]],
  ["ø", [0xf8, 611]],
  ["þ", [0xfe, 556]],
  ["Œ", [0x8c, 1000]],
  ["œ", [0x9c, 944]],
]);

/** Accented letters of WinAnsi outside Latin-1. */
const ACCENTED = new Map([
  ["Š", 0x8a],
  ["Ž", 0x8e],
  ["š", 0x9a],
  ["ž", 0x9e],
  ["Ÿ", 0x9f],
]);

/** An accented i stands on the dotless one, which is wider than i. */
const ACCENTED_I = 278;

/** A character as Helvetica in WinAnsiEncoding has it (ISO 32000-2, annex D). */
export interface Glyph {
  readonly byte: number;
  /** In thousandths of the font size. */
  readonly width: number;
}

/** The glyph of a character (one code point, composed); `undefined` when WinAnsi has none. */
export function helveticaGlyph(character: string): Glyph | undefined {
  const code = character.codePointAt(0) ?? 0;
  const plain = ASCII[code - 0x20];
  if (plain !== undefined) return { byte: code, width: plain };
  const other = OTHERS.get(character);
  if (other) return { byte: other[0], width: other[1] };
  const [letter = "", accent] = character.normalize("NFD");
  const accented = ACCENTED.get(character) ?? (code >= 0xc0 && code <= 0xff ? code : undefined);
  if (accent === undefined || accented === undefined) return undefined;
  const width = letter === "i" ? ACCENTED_I : ASCII[letter.charCodeAt(0) - 0x20];
  return width === undefined ? undefined : { byte: accented, width };
}
