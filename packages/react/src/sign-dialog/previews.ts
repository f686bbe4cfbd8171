import { type ErrorCode, SignError } from "@sign/protocol";
import type { ChosenDocument } from "../flow/state";
import { createPdfReader, type OpenPdf, type PdfReader } from "../pdf/open-pdf";
import type { ReadingPlace } from "../reading/use-viewer";
import type { ViewerPosition } from "../viewer/viewer";

/** How far the preview of a document has come. */
export type Preview =
  | { readonly status: "opening" }
  | { readonly status: "open"; readonly pdf: OpenPdf }
  | { readonly status: "failed"; readonly code: ErrorCode };

/** The documents as they are opened to be read, and where each was left, for as long as the dialog is open. */
export interface Previews {
  /** By document id; a new map at each change. */
  all(): ReadonlyMap<string, Preview>;
  /** Where a document was left; the same object at each call. */
  place(id: string): ReadingPlace;
  subscribe(listener: () => void): () => void;
  /** Opens these documents, one after the other, with one worker. What is open or failed already stays as it is. */
  open(documents: readonly ChosenDocument[]): void;
  /** Opens one anew that had failed. */
  retry(document: ChosenDocument): void;
  /** Lets go of everything; {@link Previews.open} begins anew. See {@link PdfReader.close}. */
  close(ending?: { readonly keepWorker?: boolean }): void;
}

const opening: Preview = { status: "opening" };

function createPlace(): ReadingPlace {
  let kept: ViewerPosition | undefined;
  return {
    recall: () => kept,
    keep(position) {
      kept = position;
    },
  };
}

/** Makes a {@link Previews}; nothing is fetched before the first document is opened. */
export function createPreviews(createReader: () => PdfReader = createPdfReader): Previews {
  const listeners = new Set<() => void>();
  let previews: ReadonlyMap<string, Preview> = new Map();
  const places = new Map<string, ReadingPlace>();
  let reader: PdfReader | null = null;
  let queue: Promise<void> = Promise.resolve();

  function show(id: string, preview: Preview): void {
    previews = new Map(previews).set(id, preview);
    for (const listener of listeners) listener();
  }

  function enqueue({ id, file }: ChosenDocument): void {
    reader ??= createReader();
    const own = reader;
    show(id, opening);
    queue = queue.then(async () => {
      if (reader !== own) return;
      const preview = await own.open(file).then(
        (pdf): Preview => ({ status: "open", pdf }),
        (error: unknown): Preview => ({
          status: "failed",
          code: error instanceof SignError ? error.code : "preview_failed",
        }),
      );
      if (reader === own) show(id, preview);
    });
  }

  return {
    all: () => previews,
    place(id) {
      const place = places.get(id) ?? createPlace();
      places.set(id, place);
      return place;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open(documents) {
      for (const document of documents) {
        if (!previews.has(document.id)) enqueue(document);
      }
    },
    retry: enqueue,
    close(ending) {
      reader?.close(ending);
      reader = null;
      previews = new Map();
      places.clear();
    },
  };
}
