import type { PageViewport, PDFDocumentProxy } from "./load-pdf";
import type { Box, TextRun } from "./open-pdf";

type TextContent = Awaited<
  ReturnType<Awaited<ReturnType<PDFDocumentProxy["getPage"]>>["getTextContent"]>
>;
type TextItem = Extract<TextContent["items"][number], { readonly str: string }>;
type TextStyle = TextContent["styles"][string];

/** The upright box, in displayed points, around corners in user space. */
export function boxAround(
  viewport: PageViewport,
  corners: readonly (readonly [x: number, y: number])[],
): Box {
  const points = corners.map(([x, y]) => viewport.convertToViewportPoint(x, y));
  const across = points.map(([x = 0]) => x);
  const down = points.map(([, y = 0]) => y);
  const x = Math.min(...across);
  const y = Math.min(...down);
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

/** Ascent and descent for fonts that state none, as shares of the font's height. */
const ASCENT = 0.8;
const DESCENT = -0.2;

function runBox(viewport: PageViewport, item: TextItem, style: TextStyle | undefined): Box {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
  const along = Math.hypot(a, b) || 1;
  const up = Math.hypot(c, d) || 1;
  /** A point `across` user units along the line and `rise` user units above its baseline. */
  const at = (across: number, rise: number) =>
    [
      x + (a / along) * across + (c / up) * rise,
      y + (b / along) * across + (d / up) * rise,
    ] as const;
  if (style?.vertical) {
    const half = up / 2;
    return boxAround(viewport, [
      at(-half, 0),
      at(half, 0),
      at(-half, -item.height),
      at(half, -item.height),
    ]);
  }
  const top = up * (style?.ascent || ASCENT);
  const bottom = up * (style?.descent || DESCENT);
  return boxAround(viewport, [
    at(0, top),
    at(item.width, top),
    at(0, bottom),
    at(item.width, bottom),
  ]);
}

/** The page's text in the order of its content; boxes as the page is displayed. */
export async function pageText(
  document: PDFDocumentProxy,
  number: number,
): Promise<readonly TextRun[]> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const runs: TextRun[] = [];
  for (const item of items) {
    if (!("str" in item)) continue;
    const box = runBox(viewport, item, styles[item.fontName]);
    runs.push({ text: item.str, box, endsLine: item.hasEOL });
  }
  return runs;
}
