import { expect, test } from "vitest";
import { findText, type TextMatch } from "./find-text";
import type { OpenPdf, TextRun } from "./open-pdf";

type Line = readonly string[];

/** A document whose pages are lines of runs; each run is 10 points wide for a letter and 10 high. */
function pdfOf(pages: readonly (readonly Line[])[]): Pick<OpenPdf, "pageCount" | "text"> {
  return {
    pageCount: pages.length,
    text: async (page) =>
      (pages[page - 1] ?? []).flatMap((line, row) => {
        let x = 0;
        return line.map((text, at): TextRun => {
          const box = { x, y: row * 20, width: text.length * 10, height: 10 };
          x += box.width;
          return { text, box, endsLine: at === line.length - 1 };
        });
      }),
  };
}

const never = new AbortController().signal;

async function find(
  pages: readonly (readonly Line[])[],
  needle: string,
  { signal = never, from = 1 } = {},
): Promise<readonly TextMatch[]> {
  const found: TextMatch[] = [];
  for await (const match of findText(pdfOf(pages) as OpenPdf, needle, signal, from)) {
    found.push(match);
  }
  return found;
}

const count = async (text: string, needle: string): Promise<number> =>
  (await find([[[text]]], needle)).length;

test("case does not count, and every place is found", async () => {
  expect(await count("Signatur: her og SIGNATUR: der", "signatur:")).toBe(2);
});

test("a letter with a mark is the same however it is written, and å is not a", async () => {
  expect(await count("Bl\u0061\u030Ab\u00E6r p\u00E5 t\u00F8rk", "blåbær på")).toBe(1);
  expect(await count("Blåbær", "blabær")).toBe(0);
  expect(await count("Ødegård", "odegård")).toBe(0);
  expect(await count("Müller og André, en ﬁsk", "MULLER og andre, en fisk")).toBe(1);
  expect(await count("Kárášjohka", "karasjohka")).toBe(0);
});

test("a text is found across runs and line ends, with a box on each", async () => {
  const [match] = await find([[["Sig", "na", "tur "], ["under"], ["seks"]]], "natur under");
  expect(match?.boxes.map(({ y }) => y)).toEqual([0, 0, 20]);
  expect(match?.boxes[0]).toEqual({ x: 30, y: 0, width: 20, height: 10 });
  expect((await find([[["日本"], ["語"]]], "日本語")).length).toBe(1);
});

test("the box is that of the words found, not of the whole run", async () => {
  const [match] = await find([[["aaaa bbbb cccc"]]], "bbbb");
  const [box] = match?.boxes ?? [];
  expect(box?.x).toBeGreaterThan(40);
  expect(box?.x).toBeLessThan(60);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(105);
});

test("the search begins at a page and goes all the way round", async () => {
  const pages = [[["a here"]], [["nothing"]], [["a here"]]];
  expect((await find(pages, "a here", { from: 2 })).map(({ page }) => page)).toEqual([3, 1]);
});

test("nothing is looked for, nothing is found; an ended search is quiet", async () => {
  expect(await find([[["a"]]], " \u00AD ")).toEqual([]);
  expect(await find([[["a"]]], "a", { signal: AbortSignal.abort() })).toEqual([]);
});

test("a page that cannot be read is passed over", async () => {
  const pdf = pdfOf([[["a"]], [["a"]]]);
  const found: number[] = [];
  const broken = {
    ...pdf,
    text: (page: number) => (page === 1 ? Promise.reject(new Error("broken")) : pdf.text(page)),
  };
  for await (const { page } of findText(broken as OpenPdf, "a", never)) found.push(page);
  expect(found).toEqual([2]);
});

test("a long page is searched in slices", async () => {
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 0);
  const lines = Array.from({ length: 20_000 }, () => ["lorem ipsum dolor sit amet"]);
  expect((await find([lines], "ipsum")).length).toBe(20_000);
  clearInterval(turn);
  expect(turns).toBeGreaterThan(3);
});
