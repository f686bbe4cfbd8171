import { isArray, PdfString, type PdfValue } from "../pdf/values";
import {
  identity,
  type Matrix,
  matrixOf,
  multiply,
  numbersIn,
  type Rectangle,
  transform,
} from "./matrix";

/** Rules to sign on are drawn as text too: underscores, dots and dashes. */
const isRule = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => [0x20, 0x2d, 0x2e, 0x5f].includes(byte));

/** Where text is being written (ISO 32000-2, 9.4). Widths are estimated at half the font's size a character. */
export class TextCursor {
  private size = 0;
  private leading = 0;
  private line = identity;
  private at = identity;

  /** Follows a text operator; one that shows text that is not blank gives the rectangle it fills. */
  follow(operator: string, operands: readonly PdfValue[], current: Matrix): Rectangle | undefined {
    const [x = 0, y = 0] = numbersIn(operands);
    switch (operator) {
      case "BT":
        this.line = this.at = identity;
        return undefined;
      case "Tf":
        this.size = y;
        return undefined;
      case "TL":
        this.leading = x;
        return undefined;
      case "Tm":
        this.line = this.at = matrixOf(operands);
        return undefined;
      case "TD":
        this.leading = -y;
        return this.move(x, y);
      case "Td":
        return this.move(x, y);
      case "T*":
        return this.move(0, -this.leading);
      case "'":
      case '"':
        this.move(0, -this.leading);
        return this.show(operands.at(-1), current);
      case "Tj":
      case "TJ":
        return this.show(operands[0], current);
      default:
        return undefined;
    }
  }

  private move(x: number, y: number): undefined {
    this.line = multiply([1, 0, 0, 1, x, y], this.line);
    this.at = this.line;
  }

  private show(operand: PdfValue | undefined, current: Matrix): Rectangle | undefined {
    let width = 0;
    let blank = true;
    for (const piece of isArray(operand) ? operand : [operand]) {
      if (typeof piece === "number") width -= (piece / 1000) * this.size;
      if (!(piece instanceof PdfString)) continue;
      width += piece.bytes.length * this.size * 0.5;
      blank &&= isRule(piece.bytes);
    }
    const box: Rectangle = [0, -0.2 * this.size, width, 0.8 * this.size];
    const rectangle = transform(box, multiply(this.at, current));
    this.at = multiply([1, 0, 0, 1, width, 0], this.at);
    return blank ? undefined : rectangle;
  }
}
