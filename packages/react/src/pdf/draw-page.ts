import { HIDDEN, NO_VIEW, PRINT } from "./annotation-flags";
import type { PDFDocumentProxy, PDFPageProxy, PdfLibrary } from "./load-pdf";
import type { Box, Drawn } from "./open-pdf";

type Render = Parameters<PDFPageProxy["render"]>[0];

/** Draws, ends when the signal says so, and rejects then with the signal's reason. */
async function render(page: PDFPageProxy, options: Render, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const task = page.render(options);
  const cancel = () => task.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    await task.promise;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

type Annotations = Awaited<ReturnType<PDFPageProxy["getAnnotations"]>>;

/**
 * Hands pdf.js the values of text and choice fields that have no picture of themselves, and says whether there are any: it
 * draws such a field only from its own storage, other viewers from the value.
 */
function fillFields(document: PDFDocumentProxy, annotations: Annotations): boolean {
  const bare = annotations.filter(
    ({ subtype, fieldType, hasAppearance, fieldValue }) =>
      subtype === "Widget" &&
      (fieldType === "Tx" || fieldType === "Ch") &&
      !hasAppearance &&
      fieldValue?.length > 0,
  );
  for (const { id, fieldValue } of bare) {
    document.annotationStorage.setValue(id, { value: fieldValue });
  }
  return bare.length > 0;
}

/**
 * Whether something would be on paper that is not on the screen: an annotation with Print and NoView, or a layer
 * whose usage differs (ISO 32000-2, 12.5.3 and 8.11.4).
 */
async function printsMore(document: PDFDocumentProxy, annotations: Annotations): Promise<boolean> {
  const [shown, printed] = await Promise.all([
    document.getOptionalContentConfig({ intent: "display" }),
    document.getOptionalContentConfig({ intent: "print" }),
  ]);
  const onlyPrinted = annotations.some(
    ({ annotationFlags = 0 }) =>
      (annotationFlags & (HIDDEN | PRINT | NO_VIEW)) === (PRINT | NO_VIEW),
  );
  return onlyPrinted || shown.getHash() !== printed.getHash();
}

/** Darkens the canvas by what `print` draws on another of its size. */
async function addPrinted(
  canvas: HTMLCanvasElement,
  print: (paper: HTMLCanvasElement) => Promise<void>,
): Promise<void> {
  const paper = canvas.ownerDocument.createElement("canvas");
  paper.width = canvas.width;
  paper.height = canvas.height;
  try {
    await print(paper);
    const context = canvas.getContext("2d");
    if (!context) return;
    context.save();
    context.globalCompositeOperation = "darken";
    context.drawImage(paper, 0, 0);
    context.restore();
  } finally {
    paper.width = 0;
    paper.height = 0;
  }
}

/**
 * Draws a page or an area of it, `scale` pixels per point, form values and annotations as pictures. What is signed is what anybody
 * can come to see: all that a viewer shows on the screen, and darkened in, what it would only print. What is
 * hidden from both (the Hidden flag, layers that are off) is not drawn. Scripts, XFA and the form's own
 * controls have no part in it.
 */
export async function drawPage(
  pdf: PdfLibrary,
  document: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  scale: number,
  signal: AbortSignal,
  area?: Box,
): Promise<Drawn> {
  const page = await document.getPage(number);
  signal.throwIfAborted();
  const annotations = await page.getAnnotations({ intent: "any" });
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.round(area ? area.width * scale : viewport.width));
  canvas.height = Math.max(1, Math.round(area ? area.height * scale : viewport.height));
  const moved = area && {
    transform: [1, 0, 0, 1, -Math.round(area.x * scale), -Math.round(area.y * scale)],
  };
  const { ENABLE, ENABLE_STORAGE } = pdf.AnnotationMode;
  const annotationMode = fillFields(document, annotations) ? ENABLE_STORAGE : ENABLE;
  try {
    await render(page, { canvas, viewport, annotationMode, ...moved }, signal);
    if (await printsMore(document, annotations)) {
      await addPrinted(canvas, (paper) =>
        render(
          page,
          { canvas: paper, viewport, annotationMode, intent: "print", ...moved },
          signal,
        ),
      );
    }
    const missing = [...page.objs, ...page.commonObjs].some(([, found]) => found === null);
    return missing ? "incomplete" : "complete";
  } finally {
    page.cleanup();
  }
}
