import { drawnLetters, marksAbove, marksBelow, STROKE_WIDTH, TALL_RISE } from "./drawn-marks";
import { type Glyph, helveticaGlyph } from "./helvetica";

interface Piece {
  readonly glyph: Glyph;
  /** Path operators in thousandths of the font size, from the letter's left foot. */
  readonly strokes: string;
}

const ELLIPSIS = "…";
const UNKNOWN = "?";
/** Small letters that reach as high as a capital. */
const TALL = /[A-ZÆØbdfhklt]/;

/** Moves path operators by so much. */
const moved = (strokes: string, dx: number, dy: number): string => {
  let isX = false;
  return strokes.replace(/-?\d+/g, (number) => {
    isX = !isX;
    return String(Number(number) + (isX ? dx : dy));
  });
};

function composed(character: string): Piece | undefined {
  const [letter = "", ...accents] = character.normalize("NFD");
  const drawn = drawnLetters.get(letter);
  const glyph = helveticaGlyph(drawn?.base ?? letter);
  if (!glyph) return undefined;
  const middle = Math.round(glyph.width / 2);
  const rise = TALL.test(letter) ? TALL_RISE : 0;
  const marks = accents.map((accent) => {
    const above = marksAbove.get(accent);
    return above ? moved(above, middle, rise) : moved(marksBelow.get(accent) ?? "", middle, 0);
  });
  return { glyph, strokes: [drawn?.strokes ?? "", ...marks].filter(Boolean).join(" ") };
}

function piece(character: string): Piece {
  const glyph = helveticaGlyph(character);
  if (glyph) return { glyph, strokes: "" };
  return composed(character) ?? piece(UNKNOWN);
}

const pieces = (text: string): readonly Piece[] => Array.from(text.normalize("NFC"), piece);

/** The width of text in Helvetica of size 1. */
export const textWidth = (text: string): number =>
  pieces(text).reduce((sum, { glyph }) => sum + glyph.width, 0) / 1000;

/** Makes text fit a width: first smaller, down to `smallest`, then shorter, with an ellipsis. */
export function fitText(
  text: string,
  width: number,
  largest: number,
  smallest: number,
): { readonly text: string; readonly size: number } {
  const size = Math.min(largest, width / textWidth(text));
  if (size >= smallest) return { text, size };
  const kept = Array.from(text.normalize("NFC"));
  while (kept.length > 0 && textWidth(kept.join("").trimEnd() + ELLIPSIS) * smallest > width) {
    kept.pop();
  }
  return { text: kept.join("").trimEnd() + ELLIPSIS, size: smallest };
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

/**
 * Content operators that show text in the font resource `font` (Helvetica, WinAnsiEncoding) in the current
 * colour. Letters that WinAnsi lacks are its letters with strokes drawn over them; the text as it should be read
 * and copied goes along as `/ActualText` (ISO 32000-2, 14.9.4).
 */
export function showText(text: string, font: string, size: number, x: number, y: number): string {
  const shown = pieces(text);
  const bytes = shown.map(({ glyph }) => hex(glyph.byte, 2)).join("");
  const utf16 = Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at), 4)).join(
    "",
  );
  let along = 0;
  const strokes = shown.map((part) => {
    const path = moved(part.strokes, along, 0);
    along += part.glyph.width;
    return path;
  });
  const drawn = strokes.filter(Boolean).join(" ");
  const scale = size / 1000;
  return [
    `/Span << /ActualText <feff${utf16}> >> BDC`,
    `BT /${font} ${size.toFixed(3)} Tf ${x} ${y} Td <${bytes}> Tj ET`,
    drawn &&
      `q ${scale.toFixed(6)} 0 0 ${scale.toFixed(6)} ${x} ${y} cm 1 J 1 j ${STROKE_WIDTH} w ${drawn} S Q`,
    "EMC",
  ]
    .filter(Boolean)
    .join("\n");
}
