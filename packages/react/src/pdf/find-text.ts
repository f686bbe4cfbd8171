import { type FoldedSource, type FoldedText, foldText } from "./folded-text";
import type { Box, OpenPdf, TextRun } from "./open-pdf";

/** Where a text stands: a box for each piece of a line it covers, in displayed points. */
export interface TextMatch {
  readonly page: number;
  readonly boxes: readonly Box[];
}

/** How long the search holds the page's thread at a time, in milliseconds. */
const SLICE_MS = 8;

/** Lets the page work on when the search has held it long enough. */
function breather(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}

/** The width of characters, as share of the text's, up to an offset; letters of most fonts are narrow, wide or between. */
function shareBefore(text: string, offset: number): number {
  const width = (part: string): number =>
    part.length -
    part.replace(/[^ijlftrI1.,:;'|!()[\] ]/g, "").length * 0.5 +
    part.replace(/[^mwMW@]/g, "").length * 0.6;
  return width(text.slice(0, offset)) / (width(text) || 1);
}

/** The part of a run's box that some of its text takes; all of it when the text does not run from left to right. */
function partOf(run: TextRun, start: number, end: number): Box {
  const { box, text } = run;
  if (box.height > box.width && text.length > 1) return box;
  const from = shareBefore(text, start);
  const to = shareBefore(text, end);
  return { ...box, x: box.x + box.width * from, width: box.width * (to - from) };
}

function boxesOf(runs: readonly TextRun[], covered: readonly FoldedSource[]): readonly Box[] {
  const parts = new Map<number, { start: number; end: number }>();
  for (const { run, start, end } of covered) {
    const part = parts.get(run);
    if (part) part.end = Math.max(part.end, end);
    else parts.set(run, { start, end });
  }
  return [...parts].flatMap(([at, { start, end }]) => {
    const run = runs[at];
    return run && run.text.slice(start, end).trim() !== "" ? [partOf(run, start, end)] : [];
  });
}

async function* matchesOn(
  page: number,
  runs: readonly TextRun[],
  { text, sources }: FoldedText,
  needle: string,
): AsyncGenerator<TextMatch> {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    yield { page, boxes: boxesOf(runs, sources.slice(at, at + needle.length)) };
  }
}

/**
 * Finds every place of a text, page after page from `from` to the end and on from page 1. Case does not count, nor
 * do accents that make no letter of its own (é is e, å is not a); white space and line ends are as one space. A page that cannot be read is passed over.
 * Ends early, without an error, when the signal says so.
 */
export async function* findText(
  pdf: OpenPdf,
  needle: string,
  signal: AbortSignal,
  from = 1,
): AsyncGenerator<TextMatch> {
  const breathe = breather();
  const wanted = (await foldText([{ text: needle, endsLine: false }], breathe)).text.trim();
  if (wanted === "") return;
  for (let step = 0; step < pdf.pageCount; step++) {
    const page = ((from - 1 + step) % pdf.pageCount) + 1;
    if (signal.aborted) return;
    const runs = await pdf.text(page).catch(() => []);
    if (signal.aborted) return;
    const folded = await foldText(runs, breathe);
    for await (const match of matchesOn(page, runs, folded, wanted)) {
      if (signal.aborted) return;
      yield match;
      await breathe();
    }
    await breathe();
  }
}
