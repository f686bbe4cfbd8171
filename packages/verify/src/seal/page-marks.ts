import { type Page, pageContent } from "../pdf/page-tree";
import type { Revision } from "../pdf/revision";
import { isArray, nameOf, PdfStream, type PdfValue } from "../pdf/values";
import { readOperations } from "./content-operators";
import { identity, type Matrix, matrixOf, multiply, type Rectangle, transform } from "./matrix";
import { TextCursor } from "./text-cursor";

const MAX_FORMS = 50;

/** Where a page has text and pictures, as rectangles in user space. Paths are not looked at. */
export function findMarks(revision: Revision, page: Page): readonly Rectangle[] {
  const resources = page.dict.get("Resources") ?? page.inherited.get("Resources");
  const marks = new Marks(revision);
  marks.draw(pageContent(revision, page), resources, identity);
  return marks.rectangles;
}

class Marks {
  readonly rectangles: Rectangle[] = [];
  private forms = 0;

  constructor(private readonly revision: Revision) {}

  draw(content: Uint8Array, resources: PdfValue | undefined, start: Matrix): void {
    const saved: Matrix[] = [];
    const text = new TextCursor();
    let current = start;
    for (const { operator, operands } of readOperations(content)) {
      if (operator === "q") saved.push(current);
      else if (operator === "Q") current = saved.pop() ?? start;
      else if (operator === "cm") current = multiply(matrixOf(operands), current);
      else if (operator === "Do") this.drawObject(nameOf(operands[0]), resources, current);
      else {
        const rectangle = text.follow(operator, operands, current);
        if (rectangle) this.rectangles.push(rectangle);
      }
    }
  }

  private drawObject(
    name: string | undefined,
    resources: PdfValue | undefined,
    current: Matrix,
  ): void {
    const { revision } = this;
    const objects = revision.dict(revision.dict(resources)?.get("XObject"));
    const object = revision.resolve(objects?.get(name ?? ""));
    if (!(object instanceof PdfStream)) return;
    const kind = nameOf(revision.resolve(object.dict.get("Subtype")));
    if (kind === "Image") this.rectangles.push(transform([0, 0, 1, 1], current));
    if (kind !== "Form" || ++this.forms > MAX_FORMS) return;
    const matrix = revision.resolve(object.dict.get("Matrix"));
    const inner = multiply(isArray(matrix) ? matrixOf(matrix) : identity, current);
    this.draw(revision.file.decode(object), object.dict.get("Resources") ?? resources, inner);
  }
}
