import { type Page, pageContent } from "../pdf/page-tree";
import type { Revision } from "../pdf/revision";
import {
  isArray,
  nameOf,
  PdfDict,
  PdfName,
  PdfStream,
  PdfString,
  type PdfValue,
} from "../pdf/values";
import { readOperations } from "./content-operators";
import { identity, type Matrix, multiply, type Rectangle, transform } from "./matrix";

const MAX_FORMS = 50;
const numbers = (operands: readonly PdfValue[]): number[] =>
  operands.map((operand) => (typeof operand === "number" ? operand : 0));
const matrixOf = (operands: readonly PdfValue[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(operands);
  return [a, b, c, d, e, f];
};

/** Text state that matters for where text stands (ISO 32000-2, 9.3). */
interface TextState {
  readonly size: number;
  readonly leading: number;
}

/** Rules to sign on are drawn as text too: underscores, dots and dashes. */
const isRule = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => [0x20, 0x2d, 0x2e, 0x5f].includes(byte));

/**
 * Where a page has text and images, as rectangles in user space. Widths of text are estimated at half the font's
 * size a character, as only an overlap is asked for; paths are not looked at.
 */
export class PageMarks {
  readonly rectangles: Rectangle[] = [];
  private forms = 0;

  constructor(
    private readonly revision: Revision,
    page: Page,
  ) {
    const resources = page.dict.get("Resources") ?? page.inherited.get("Resources");
    this.draw(pageContent(revision, page), resources, identity);
  }

  private draw(content: Uint8Array, resources: PdfValue | undefined, start: Matrix): void {
    const saved: Matrix[] = [];
    let current = start;
    let text: TextState = { size: 0, leading: 0 };
    let line = identity;
    let at = identity;
    const move = (x: number, y: number): void => {
      line = multiply([1, 0, 0, 1, x, y], line);
      at = line;
    };
    const show = (operand: PdfValue | undefined): void => {
      const pieces = isArray(operand) ? operand : [operand];
      let width = 0;
      let visible = false;
      for (const piece of pieces) {
        if (typeof piece === "number") width -= (piece / 1000) * text.size;
        if (!(piece instanceof PdfString)) continue;
        width += piece.bytes.length * text.size * 0.5;
        visible ||= !isRule(piece.bytes);
      }
      const box: Rectangle = [0, -0.2 * text.size, width, 0.8 * text.size];
      if (visible) this.rectangles.push(transform(box, multiply(at, current)));
      at = multiply([1, 0, 0, 1, width, 0], at);
    };
    for (const { operator, operands } of readOperations(content)) {
      const [x = 0, y = 0] = numbers(operands);
      if (operator === "q") saved.push(current);
      else if (operator === "Q") current = saved.pop() ?? start;
      else if (operator === "cm") current = multiply(matrixOf(operands), current);
      else if (operator === "BT") line = at = identity;
      else if (operator === "Tf") text = { ...text, size: y };
      else if (operator === "TL") text = { ...text, leading: x };
      else if (operator === "Tm") line = at = matrixOf(operands);
      else if (operator === "Td" || operator === "TD") {
        if (operator === "TD") text = { ...text, leading: -y };
        move(x, y);
      } else if (operator === "T*") move(0, -text.leading);
      else if (operator === "Tj" || operator === "TJ") show(operands[0]);
      else if (operator === "'" || operator === '"') {
        move(0, -text.leading);
        show(operands.at(-1));
      } else if (operator === "Do") this.drawObject(operands[0], resources, current);
    }
  }

  private drawObject(
    name: PdfValue | undefined,
    resources: PdfValue | undefined,
    current: Matrix,
  ): void {
    const { revision } = this;
    const objects = revision.dict(revision.dict(resources)?.get("XObject"));
    const object = name instanceof PdfName ? revision.resolve(objects?.get(name.name)) : undefined;
    if (!(object instanceof PdfStream)) return;
    const kind = nameOf(revision.resolve(object.dict.get("Subtype")));
    if (kind === "Image") this.rectangles.push(transform([0, 0, 1, 1], current));
    if (kind !== "Form" || ++this.forms > MAX_FORMS) return;
    const matrix = revision.resolve(object.dict.get("Matrix"));
    const inner = multiply(isArray(matrix) ? matrixOf(matrix) : identity, current);
    const own = object.dict.get("Resources");
    this.draw(revision.file.decode(object), own instanceof PdfDict || own ? own : resources, inner);
  }
}
