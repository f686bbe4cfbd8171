import type { PDFDocumentProxy, PdfLibrary } from "./load-pdf";

/** How the layer, laid out as if unturned, comes to lie on a turned page; its top left corner is the origin. */
const TURNS: Readonly<Record<number, string>> = {
  90: "rotate(90deg) translateY(-100%)",
  180: "rotate(180deg) translate(-100%, -100%)",
  270: "rotate(270deg) translateX(-100%)",
};

/**
 * Lays the page's text over its picture, `scale` CSS pixels per point, in an element of its own inside `host`,
 * which is emptied first. pdf.js places the letters and sets styles through the CSSOM only; the stylesheet's
 * `text-layer` part makes them transparent. Rejects with the signal's reason.
 */
export async function layText(
  pdf: PdfLibrary,
  document: PDFDocumentProxy,
  number: number,
  host: HTMLElement,
  scale: number,
  signal: AbortSignal,
): Promise<void> {
  const page = await document.getPage(number);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale });
  const container = host.ownerDocument.createElement("div");
  container.dataset.signPart = "text-layer";
  host.replaceChildren(container);
  const layer = new pdf.TextLayer({
    textContentSource: page.streamTextContent(),
    container,
    viewport,
  });
  const { pageWidth, pageHeight } = viewport.rawDims as Readonly<Record<string, number>>;
  const perUnit = scale * page.userUnit;
  const { style } = container;
  style.setProperty("--total-scale-factor", String(perUnit));
  style.width = `${(pageWidth ?? 0) * perUnit}px`;
  style.height = `${(pageHeight ?? 0) * perUnit}px`;
  style.transform = TURNS[viewport.rotation] ?? "none";
  const cancel = () => layer.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    await layer.render();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
