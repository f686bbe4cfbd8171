import { type PageGeometry, type Point, SignError, type Size } from "@sign/protocol";
import { documentOptions, isHeavy } from "./document-options";
import { foreseeDecoders } from "./foresee-decoders";
import { loadPdf, type PDFDocumentLoadingTask } from "./load-pdf";
import { type Guard, openedPdf } from "./opened-pdf";
import { pdfSource } from "./pdf-source";
import { ERRORS_ONLY, type PdfThread, startPdfThread } from "./pdf-thread";
import { startRenderer, withRenderer } from "./renderer";
import { keepWarm, takeWarmThread } from "./warm-up";

/** Whether all of a page was drawn, or a picture on it could not be decoded. */
export type Drawn = "complete" | "incomplete";

/** A rectangle in displayed points (1/72 inch, from the top left of the page as displayed, y down). */
export interface Box extends Point, Size {}

/** A piece of text in one font on one line, and the upright box around it. */
export interface TextRun {
  readonly text: string;
  readonly box: Box;
  /** Whether a line ends after it. */
  readonly endsLine: boolean;
}

/** An area that leads to a page of the document, or to an `http:`, `https:` or `mailto:` address; nothing else does. */
export interface PageLink {
  readonly box: Box;
  readonly target: { readonly page: number } | { readonly url: string };
}

/** An entry of the document's outline; `page` is `null` where it leads to no page of the document. */
export interface OutlineEntry {
  readonly title: string;
  readonly page: number | null;
  readonly children: readonly OutlineEntry[];
}

/** A PDF ready to be looked at; pages count from 1. */
export interface OpenPdf {
  readonly pageCount: number;
  geometry(page: number): Promise<PageGeometry>;
  /**
   * Sizes the canvas to `scale` pixels per point and draws the page on it, form fields and annotations included, as
   * they will be signed; or only an area of the page.
   */
  draw(
    page: number,
    canvas: HTMLCanvasElement,
    scale: number,
    signal: AbortSignal,
    area?: Box,
  ): Promise<Drawn>;
  /** The page's text in the order of its content. */
  text(page: number): Promise<readonly TextRun[]>;
  /** Puts the page's text over its picture, transparent and selectable, `scale` CSS pixels per point; the host is emptied first. */
  textLayer(page: number, host: HTMLElement, scale: number, signal: AbortSignal): Promise<void>;
  links(page: number): Promise<readonly PageLink[]>;
  outline(): Promise<readonly OutlineEntry[]>;
}

/** Opens PDFs with one worker between them. */
export interface PdfReader {
  /** Throws `pdf_encrypted` for a file that asks for a password, `preview_failed` when the file, or the preview itself, does not open. */
  open(file: Blob): Promise<OpenPdf>;
  /** Ends every document and the worker; what is still under way is rejected. With `keepWorker`, a worker in good health is kept for the next reader for a minute, or until `coolDownPdf()`. */
  close(ending?: { readonly keepWorker?: boolean }): void;
}

const failure = (cause: unknown): SignError => {
  const encrypted = cause instanceof Error && cause.name === "PasswordException";
  return new SignError(encrypted ? "pdf_encrypted" : "preview_failed", { cause });
};

/** A document that pdf.js has open or is opening, and the worker that draws it. */
interface Held {
  readonly task: PDFDocumentLoadingTask;
  readonly renderer: Worker | null;
}

/** How long a document may take to end by itself, in milliseconds. */
const ENDING_MS = 2_000;

/** Ends a document; says whether its worker took part, or may be stuck. */
async function end({ task, renderer }: Held): Promise<boolean> {
  const overdue = new Promise<false>((resolve) => setTimeout(() => resolve(false), ENDING_MS));
  const ending = task.destroy().then(
    () => true,
    () => false,
  );
  const ended = await Promise.race([ending, overdue]);
  renderer?.terminate();
  return ended;
}

/** A reader whose worker is taken over from `warmUpPdf()` or starts with the first file, and ends with {@link PdfReader.close}. */
export function createPdfReader(): PdfReader {
  const documents = new Set<Held>();
  let thread: Promise<PdfThread> | null = null;
  let closed = false;

  function ensureOpen(): void {
    if (closed) throw new DOMException("The reader is closed.", "AbortError");
  }

  async function ownThread(): Promise<PdfThread> {
    // A reader that is closed at once, as StrictMode's first, leaves the warm worker to the next.
    await null;
    ensureOpen();
    thread ??= takeWarmThread() ?? startPdfThread();
    const first = thread;
    const found = await first.catch(() => null);
    ensureOpen();
    if (found && !found.ended) return found;
    if (thread === first) thread = startPdfThread();
    return thread;
  }

  async function open(file: Blob): Promise<OpenPdf> {
    const starting = startRenderer(file);
    foreseeDecoders(file).catch(() => {});
    const [current, { parameters, unreadable }] = await Promise.all([
      ownThread(),
      loadPdf().then((pdf) => pdfSource(pdf, file)),
    ]).catch(async (error) => {
      (await starting)?.terminate();
      throw error;
    });
    const renderer = await starting;
    if (closed) renderer?.terminate();
    ensureOpen();
    const { pdf, worker } = current;
    const task = withRenderer(pdf, renderer, () =>
      pdf.getDocument({ ...parameters, ...documentOptions(file), worker, verbosity: ERRORS_ONLY }),
    );
    const held = { task, renderer };
    documents.add(held);
    const guard: Guard = (answer) => current.guard(Promise.race([answer, unreadable]));
    try {
      return openedPdf(pdf, await guard(task.promise), guard, isHeavy(file));
    } catch (error) {
      documents.delete(held);
      end(held);
      throw error;
    }
  }

  return {
    open: (file) =>
      open(file).catch((cause) => {
        throw failure(cause);
      }),
    close({ keepWorker = false } = {}) {
      closed = true;
      const ending = Promise.all([...documents].map(end));
      documents.clear();
      const last = thread;
      thread = null;
      const leave = async () => {
        const [ended, current] = await Promise.all([ending, last]);
        if (keepWorker && ended.every(Boolean) && current) keepWarm(current);
        else current?.end();
      };
      // A worker that never started needs no end.
      leave().catch(() => {});
    },
  };
}
