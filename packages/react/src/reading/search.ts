import { findText, type TextMatch } from "../pdf/find-text";
import type { OpenPdf } from "../pdf/open-pdf";

/** What a search has found so far, in the order of the document. */
export interface Found {
  readonly status: "searching" | "done" | "failed";
  readonly matches: readonly TextMatch[];
  /** The first match from the page on where the search began; `null` while there is none. */
  readonly first: TextMatch | null;
  /** True when there may be more matches than are listed. */
  readonly more: boolean;
}

/** Matches after which a search stops: more than anyone goes through one by one. */
const MOST_MATCHES = 1000;

/** Milliseconds between two reports of a search that goes on. */
const REPORT_EVERY = 150;

/** Searches a document from page `from` on, then from its start. Reports the first match at once, others now and then, and the end; nothing after `signal` is aborted. */
export async function search(
  pdf: OpenPdf,
  needle: string,
  from: number,
  signal: AbortSignal,
  onFound: (found: Found) => void,
): Promise<void> {
  const before: TextMatch[] = [];
  const after: TextMatch[] = [];
  let reported = 0;
  const count = () => before.length + after.length;
  const report = (status: Found["status"]) => {
    if (signal.aborted) return;
    reported = performance.now();
    onFound({
      status,
      matches: [...before, ...after],
      first: after[0] ?? before[0] ?? null,
      more: status === "searching" || count() === MOST_MATCHES,
    });
  };
  try {
    for await (const match of findText(pdf, needle, signal, from)) {
      (match.page < from ? before : after).push(match);
      if (count() === MOST_MATCHES) break;
      if (count() === 1 || performance.now() - reported > REPORT_EVERY) report("searching");
    }
    report("done");
  } catch {
    report("failed");
  }
}
