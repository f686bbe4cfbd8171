import { HIDDEN, NO_VIEW } from "./annotation-flags";
import type { PDFDocumentProxy } from "./load-pdf";
import type { OutlineEntry, PageLink } from "./open-pdf";
import { boxAround } from "./page-text";

const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** Entries of an outline that are read, and how deep; more than any person scrolls through. */
const MOST_ENTRIES = 5_000;
const MOST_LEVELS = 16;

/** The address when it is one that a link may lead to, in its normal form. */
function safeUrl(address: unknown): string | null {
  if (typeof address !== "string" || !URL.canParse(address)) return null;
  const { href, protocol } = new URL(address);
  return SCHEMES.has(protocol) ? href : null;
}

/** The page that a destination names, directly or by name (ISO 32000-2, 12.3.2); `null` when there is none. */
async function pageOf(document: PDFDocumentProxy, destination: unknown): Promise<number | null> {
  try {
    const explicit: unknown =
      typeof destination === "string" ? await document.getDestination(destination) : destination;
    if (!Array.isArray(explicit)) return null;
    const [target]: readonly unknown[] = explicit;
    const index =
      typeof target === "number"
        ? target
        : await document.getPageIndex(target as Parameters<typeof document.getPageIndex>[0]);
    return Number.isInteger(index) && index >= 0 && index < document.numPages ? index + 1 : null;
  } catch {
    return null;
  }
}

/**
 * The links of a page. Kept are those to a page of the document and those to a web or mail address, which the
 * person sees before following. All else that PDF allows to happen on a click is left out: scripts (also the
 * addresses that pdf.js finds in them), files, attachments, forms and named commands.
 */
export async function pageLinks(
  document: PDFDocumentProxy,
  number: number,
): Promise<readonly PageLink[]> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const annotations = await page.getAnnotations({ intent: "display" });
  const links = annotations
    .filter(({ subtype }) => subtype === "Link")
    .filter(({ annotationFlags = 0 }) => (annotationFlags & (HIDDEN | NO_VIEW)) === 0)
    .map(async ({ rect, url, dest, newWindow }): Promise<PageLink | null> => {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[] = rect;
      const box = boxAround(viewport, [
        [x0, y0],
        [x1, y1],
      ]);
      // Only scripts and links to files say anything about windows.
      const address = newWindow === undefined ? safeUrl(url) : null;
      if (address !== null) return { box, target: { url: address } };
      const target = await pageOf(document, dest);
      return target === null ? null : { box, target: { page: target } };
    });
  return (await Promise.all(links)).filter((link) => link !== null);
}

type PdfOutline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;

/** The document's outline, at most 5,000 entries and 16 levels of it. */
export async function documentOutline(
  document: PDFDocumentProxy,
): Promise<readonly OutlineEntry[]> {
  let left = MOST_ENTRIES;
  async function read(items: PdfOutline, level: number): Promise<readonly OutlineEntry[]> {
    if (level > MOST_LEVELS) return [];
    const entries: OutlineEntry[] = [];
    for (const { title, dest, items: inner } of items ?? []) {
      left -= 1;
      if (left < 0) break;
      const page = dest === null ? null : await pageOf(document, dest);
      entries.push({ title, page, children: await read(inner, level + 1) });
    }
    return entries;
  }
  return read(await document.getOutline(), 1);
}
