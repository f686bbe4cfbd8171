import { expect, test, vi } from "vitest";
import type { OpenPdf } from "../pdf/open-pdf";
import { type Found, search } from "./search";

/** A document whose pages have these texts, each in one run. */
const documentOf = (...texts: string[]): OpenPdf => ({
  pageCount: texts.length,
  geometry: async () => ({ box: [0, 0, 100, 100], rotation: 0, userUnit: 1 }),
  draw: async () => "complete",
  text: async (page) => [
    { text: texts[page - 1] ?? "", box: { x: 0, y: 0, width: 90, height: 10 }, endsLine: true },
  ],
  textLayer: async () => {},
  links: async () => [],
  outline: async () => [],
});

async function found(
  pdf: OpenPdf,
  needle: string,
  from: number,
  signal = new AbortController().signal,
) {
  const reports: Found[] = [];
  await search(pdf, needle, from, signal, (report) => reports.push(report));
  return reports;
}

const pagesOf = ({ matches }: Found) => matches.map(({ page }) => page);

test("matches are listed in the order of the document, the first from the page that is read on", async () => {
  const reports = await found(documentOf("rent", "", "rent", "", "rent"), "rent", 3);
  expect(reports[0]?.first?.page).toBe(3);
  const last = reports.at(-1);
  expect(last).toMatchObject({ status: "done", more: false });
  expect(last && pagesOf(last)).toEqual([1, 3, 5]);
  expect(last?.first?.page).toBe(3);
});

test("after the last match the first of the document comes", async () => {
  const last = (await found(documentOf("rent", "", ""), "rent", 2)).at(-1);
  expect(last?.first?.page).toBe(1);
});

test("nothing found is told at the end", async () => {
  const reports = await found(documentOf("a", "b"), "rent", 1);
  expect(reports).toEqual([{ status: "done", matches: [], first: null, more: false }]);
});

test("a search stops at a thousand matches, and says that there may be more", async () => {
  const reports = await found(documentOf("rent ".repeat(700), "rent ".repeat(700)), "rent", 1);
  expect(reports.at(-1)?.matches).toHaveLength(1000);
  expect(reports.at(-1)?.more).toBe(true);
});

test("a search that is ended says nothing more", async () => {
  const ending = new AbortController();
  ending.abort();
  expect(await found(documentOf("rent"), "rent", 1, ending.signal)).toEqual([]);
});

test("a page whose text cannot be read does not keep the others from being found", async () => {
  const pdf = documentOf("rent", "rent");
  const { text } = pdf;
  vi.spyOn(pdf, "text").mockImplementation((page) =>
    page === 1 ? Promise.reject(new Error("damaged")) : text(page),
  );
  const last = (await found(pdf, "rent", 1)).at(-1);
  expect(last?.status).toBe("done");
  expect(last && pagesOf(last)).toEqual([2]);
});
