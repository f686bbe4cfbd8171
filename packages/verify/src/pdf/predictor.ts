import { unreadable } from "./limits";

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [a, b, c] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - upLeft),
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

/** Undoes PNG prediction (ISO 32000-2, 7.4.4.4) of rows of `columns` bytes; `bytesPerPixel` is how far back "left" is. */
export function undoPngPrediction(
  data: Uint8Array,
  columns: number,
  bytesPerPixel: number,
): Uint8Array {
  const rows = data.length / (columns + 1);
  if (!Number.isInteger(rows)) unreadable("predicted rows are not whole");
  const output = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * (columns + 1);
    const to = row * columns;
    const kind = data[from] ?? 0;
    if (kind > 4) unreadable("unknown predictor");
    for (let column = 0; column < columns; column++) {
      const left = column >= bytesPerPixel ? (output[to + column - bytesPerPixel] ?? 0) : 0;
      const up = row > 0 ? (output[to + column - columns] ?? 0) : 0;
      const upLeft =
        row > 0 && column >= bytesPerPixel
          ? (output[to + column - columns - bytesPerPixel] ?? 0)
          : 0;
      const raw = data[from + 1 + column] ?? 0;
      output[to + column] = raw + predicted(kind, left, up, upLeft);
    }
  }
  return output;
}

function predicted(kind: number, left: number, up: number, upLeft: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  return kind === 3 ? (left + up) >> 1 : paeth(left, up, upLeft);
}
