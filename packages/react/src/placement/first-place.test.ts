import type { PlacementPolicy } from "@sign/protocol";
import { expect, test } from "vitest";
import type { OpenPdf } from "../pdf/open-pdf";
import type { SuggestedPlacement } from "../sign-dialog/dialog-claims";
import { firstPlace } from "./first-place";

const page = (...lines: string[]) =>
  lines.map((text, at) => ({
    text,
    box: { x: 72, y: 100 + 20 * at, width: 7 * text.length, height: 12 },
    endsLine: true,
  }));

const texts = [page("Leieavtale"), page("Sted og dato", "Signatur: leietaker"), page("Vedlegg")];

const pdf: OpenPdf = {
  pageCount: texts.length,
  geometry: async () => ({ box: [0, 0, 595, 842], rotation: 0, userUnit: 1 }),
  draw: async () => "complete",
  text: async (number) => texts[number - 1] ?? [],
  textLayer: async () => {},
  links: async () => [],
  outline: async () => [],
};

const first = (policy: PlacementPolicy, suggestion?: SuggestedPlacement) =>
  firstPlace({ pdf, document: 0, policy, suggestion, signal: new AbortController().signal });

const corner = { page: 3, x: 36, y: 757 };
const free = { mode: "free" } as const;

test("without a wish the seal is at the foot of the last page", async () => {
  expect(await first(free)).toEqual({ place: corner, anchored: true });
});

test("where the app suggests, on the last page unless it names one, and inside it", async () => {
  expect((await first(free, { x: 300, y: 5000 })).place).toEqual({ page: 3, x: 300, y: 793 });
  expect((await first(free, { page: 1, x: 10, y: 20 })).place).toEqual({ page: 1, x: 10, y: 20 });
  expect((await first(free, { page: 9, x: 10, y: 20 })).place).toEqual({ page: 3, x: 10, y: 20 });
});

test("beside the text the app names, whatever its capitals", async () => {
  expect(await first(free, { anchor: "SIGNATUR:", dx: 70, dy: -10 })).toEqual({
    place: { page: 2, x: 142, y: 110 },
    anchored: true,
  });
});

test("a text that is nowhere leaves the kit's suggestion, and says so", async () => {
  expect(await first(free, { anchor: "Underskrift", dx: 0, dy: 0 })).toEqual({
    place: corner,
    anchored: false,
  });
});

test("the route's own spot comes before the app's", async () => {
  const suggested: PlacementPolicy = { mode: "suggested", spots: [{ page: 1, x: 1, y: 2 }] };
  expect((await first(suggested, { x: 300, y: 300 })).place).toEqual({ page: 1, x: 1, y: 2 });
  const other: PlacementPolicy = {
    mode: "suggested",
    spots: [{ document: 5, page: 1, x: 1, y: 2 }],
  };
  expect((await first(other, { x: 300, y: 300 })).place).toEqual({ page: 3, x: 300, y: 300 });
});

test("what the route fixed is taken to the letter, and a document it does not name gets no seal", async () => {
  const fixed: PlacementPolicy = { mode: "fixed", spots: [{ page: "last", x: 590, y: 840 }] };
  expect((await first(fixed, { x: 1, y: 1 })).place).toEqual({ page: 3, x: 590, y: 840 });
  const other: PlacementPolicy = { mode: "fixed", spots: [{ document: 5, page: 1, x: 1, y: 2 }] };
  expect((await first(other, { x: 1, y: 1 })).place).toBeNull();
});

test("where the vendor chooses there is no place", async () => {
  expect(await first({ mode: "none" }, { x: 1, y: 1 })).toEqual({ place: null, anchored: true });
});
