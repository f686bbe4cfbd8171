import { useEffect, useState } from "react";
import type { OpenPdf } from "../pdf/open-pdf";
import { type FreeSpace, suggestFreeSpace } from "./suggest-free-space";

/** Milliseconds a page must be the seal's before it is looked through: not while the seal is on its way over pages, nor before the first pages are drawn to be read. */
const REST_MS = 500;

/** The free space of the seal's page; `null` while it is not known, or cannot be. Looking stops when the page or the document changes. */
export function useFreeSpace(pdf: OpenPdf | null, page: number | null): FreeSpace | null {
  const [found, setFound] = useState<{
    readonly pdf: OpenPdf;
    readonly page: number;
    readonly space: FreeSpace;
  } | null>(null);
  useEffect(
    function look() {
      if (!pdf || page === null) return;
      const ending = new AbortController();
      const timer = setTimeout(() => {
        suggestFreeSpace(pdf, page, ending.signal).then(
          (space) => setFound({ pdf, page, space }),
          // Without a map nothing is suggested and nothing warned of; the page itself says when it cannot be drawn.
          () => undefined,
        );
      }, REST_MS);
      return () => {
        clearTimeout(timer);
        ending.abort();
      };
    },
    [pdf, page],
  );
  return found && found.pdf === pdf && found.page === page ? found.space : null;
}
