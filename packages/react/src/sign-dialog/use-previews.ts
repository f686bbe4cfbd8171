import { displayedSize, type Size } from "@sign/protocol";
import { useCallback, useEffect, useState } from "react";
import type { ChosenDocument } from "../flow/state";
import { createPdfReader, type OpenPdf } from "../pdf/open-pdf";

/** How far the preview of a document has come. */
export type Preview =
  | { readonly status: "opening" }
  | {
      readonly status: "open";
      readonly pdf: OpenPdf;
      /** As displayed, in points, page 1 first. A page not measured yet has the first page's size; the last is always measured. */
      readonly sizes: readonly Size[];
    }
  | { readonly status: "failed" };

/** The previews by document id, and a way to open them anew. */
export interface Previews {
  of(id: string): Preview;
  readonly retry: () => void;
}

const opening: Preview = { status: "opening" };

const A4: Size = { width: 595, height: 842 };

/** Pages measured at a time: few enough to let the page breathe between. */
const BATCH = 64;

async function measure(pdf: OpenPdf, page: number): Promise<Size | null> {
  try {
    return displayedSize(await pdf.geometry(page));
  } catch {
    // A page that cannot be read says so when it is drawn.
    return null;
  }
}

async function* measured(pdf: OpenPdf): AsyncGenerator<readonly Size[]> {
  const last = await measure(pdf, pdf.pageCount);
  const first = (await measure(pdf, 1)) ?? last ?? A4;
  const sizes = Array.from({ length: pdf.pageCount }, () => first);
  sizes[pdf.pageCount - 1] = last ?? first;
  yield [...sizes];
  for (let from = 2; from < pdf.pageCount; from += BATCH) {
    const pages = Array.from(
      { length: Math.min(BATCH, pdf.pageCount - from) },
      (_, at) => from + at,
    );
    const found = await Promise.all(pages.map((page) => measure(pdf, page)));
    let changed = false;
    for (const [at, size] of found.entries()) {
      if (!size || (size.width === first.width && size.height === first.height)) continue;
      sizes[from + at - 1] = size;
      changed = true;
    }
    if (changed) yield [...sizes];
  }
}

/** Opens documents one after the other with one worker, which ends with the component. */
export function usePreviews(documents: readonly ChosenDocument[]): Previews {
  const [attempt, setAttempt] = useState(0);
  const [previews, setPreviews] = useState<ReadonlyMap<string, Preview>>(new Map());

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens all anew
  useEffect(
    function openDocuments() {
      const reader = createPdfReader();
      let current = true;
      const show = (id: string, preview: Preview) => {
        if (current) setPreviews((before) => new Map(before).set(id, preview));
      };
      const openAll = async () => {
        for (const { id, file } of documents) {
          if (!current) return;
          try {
            const pdf = await reader.open(file);
            for await (const sizes of measured(pdf)) show(id, { status: "open", pdf, sizes });
          } catch {
            show(id, { status: "failed" });
          }
        }
      };
      setPreviews(new Map());
      openAll();
      return () => {
        current = false;
        reader.close();
      };
    },
    [documents, attempt],
  );

  const of = useCallback((id: string) => previews.get(id) ?? opening, [previews]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { of, retry };
}
