import type { Size } from "@sign/protocol";
import type { Box } from "../pdf/open-pdf";
import { makePart, setLengths } from "./parts";
import type { Picture } from "./pictures";
import type { PageBox, ViewerLabels } from "./viewer";

/** What a page shows: an empty sheet, its picture, a picture with something missing, or that it could not be drawn. */
export type SheetState = "drawing" | "complete" | "incomplete" | "failed";

/** The elements of one page on the track. */
export interface PageSheet {
  readonly element: HTMLElement;
  /** Where text is put for selection and screen readers. */
  readonly text: HTMLElement;
  /** Where links are put. */
  readonly links: HTMLElement;
  place(box: PageBox): void;
  /** Shows a picture, or none. With `pixelRatio` its pixels are the screen's, so many per CSS pixel; else it is stretched over the page. */
  picture(picture: Picture | null, pixelRatio: number | null): void;
  /** Lays a sharper picture of an area, in displayed points, over the page's own; it goes when its canvas is removed. */
  detail(picture: HTMLCanvasElement, area: Box, size: Size): void;
  setState(state: SheetState): void;
  /** Highlights areas given in displayed points; a stronger one for those of `current`. */
  mark(areas: readonly { readonly box: Box; readonly current: boolean }[], size: Size): void;
}

/** A box in points as percentages of its page, which hold at every scale. */
export const percentages = ({ x, y, width, height }: Box, page: Size): PageBox => ({
  left: (x / page.width) * 100,
  top: (y / page.height) * 100,
  width: (width / page.width) * 100,
  height: (height / page.height) * 100,
});

/** An empty sheet for a page, from 1. `retry` is called when the person asks for another attempt to draw it. */
export function createPageSheet(
  page: number,
  pageCount: number,
  labels: ViewerLabels,
  retry: () => void,
): PageSheet {
  const element = makePart("article", "page");
  element.setAttribute("aria-label", labels.page(page, pageCount));
  element.dataset.page = String(page);
  const canvas = makePart("div", "canvas");
  canvas.setAttribute("aria-hidden", "true");
  const marks = makePart("div", "marks");
  marks.setAttribute("aria-hidden", "true");
  const text = makePart("div", "text");
  const links = makePart("div", "page-links");
  element.append(canvas, marks, text, links);
  let state: SheetState = "drawing";
  let note: HTMLElement | null = null;

  function noteFor(next: SheetState): HTMLElement | null {
    if (next !== "failed" && next !== "incomplete") return null;
    const made = makePart("div", "page-note");
    const words = document.createElement("p");
    words.textContent = labels[next](page);
    made.append(words);
    if (next === "failed") {
      const button = makePart("button", "action");
      button.type = "button";
      button.dataset.kind = "secondary";
      button.textContent = labels.retry;
      button.addEventListener("click", retry);
      made.append(button);
    }
    return made;
  }

  function setState(next: SheetState): void {
    element.dataset.state = next;
    if (next === state) return;
    state = next;
    note?.remove();
    note = noteFor(next);
    if (note) element.append(note);
  }
  setState(state);

  return {
    element,
    text,
    links,
    setState,
    place: (box) => setLengths(element, "px", box),
    picture(picture, pixelRatio) {
      if (!picture) {
        canvas.replaceChildren();
        return;
      }
      const drawn = picture.canvas;
      if (drawn.parentElement !== canvas) canvas.replaceChildren(drawn);
      if (pixelRatio === null) {
        drawn.style.removeProperty("--_width");
        drawn.style.removeProperty("--_height");
      } else {
        drawn.style.setProperty("--_width", `${drawn.width / pixelRatio}px`);
        drawn.style.setProperty("--_height", `${drawn.height / pixelRatio}px`);
      }
    },
    detail(picture, area, size) {
      picture.dataset.signPart = "detail";
      picture.setAttribute("aria-hidden", "true");
      setLengths(picture, "%", percentages(area, size));
      canvas.after(picture);
    },
    mark(areas, size) {
      marks.replaceChildren(
        ...areas.map(({ box, current }) => {
          const made = makePart("div", "mark");
          if (current) made.dataset.state = "current";
          setLengths(made, "%", percentages(box, size));
          return made;
        }),
      );
    },
  };
}
