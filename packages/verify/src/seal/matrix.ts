import type { SignatureReport } from "@sign/protocol";
import type { PdfValue } from "../pdf/values";

/** Left, bottom, right, top. */
export type Rectangle = NonNullable<SignatureReport["seal"]>["rectangle"];

/** A transformation `[a b c d e f]` (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that changes nothing. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The numbers among operands; anything else counts as 0. */
export const numbersIn = (operands: readonly PdfValue[]): number[] =>
  operands.map((operand) => (typeof operand === "number" ? operand : 0));

/** The transformation that six operands give. */
export function matrixOf(operands: readonly PdfValue[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(operands);
  return [a, b, c, d, e, f];
}

/** First `a`, then `b`. */
export const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

/** The rectangle around a transformed rectangle. */
export function transform([left, bottom, right, top]: Rectangle, m: Matrix): Rectangle {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const;
  const xs = corners.map(([x, y]) => x * m[0] + y * m[2] + m[4]);
  const ys = corners.map(([x, y]) => x * m[1] + y * m[3] + m[5]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whether two rectangles have more than an edge in common: over a point wide and high. */
export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 1 &&
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 1;
