import type { Placement, PlacementPolicy, Spot } from "@sign/protocol";
import { expect, test } from "vitest";
import { checkRead, decidePlacements } from "./placement-rules";

const at = (document: number, page: number, x = 5): Placement => ({ document, page, x, y: 7 });
const fixed = (...spots: Spot[]): PlacementPolicy => ({ mode: "fixed", spots });
const invalid = expect.objectContaining({ code: "placement_invalid" });

const first: Spot = { page: 1, x: 5, y: 7 };
const last: Spot = { page: "last", x: 5, y: 7 };
const anchored: Spot = { anchor: "Signatur:", dx: 60, dy: 0 };

test.each<[string, PlacementPolicy, Placement[], (number | null)[], Placement[]]>([
  ["free: what was asked for", { mode: "free" }, [at(1, 2)], [3, 3], [at(1, 2)]],
  [
    "suggested: what was asked for",
    { mode: "suggested", spots: [first] },
    [at(0, 2)],
    [3],
    [at(0, 2)],
  ],
  ["none: nothing", { mode: "none" }, [], [3], []],
  ["fixed: the route's own", fixed(first), [at(0, 1)], [3], [at(0, 1)]],
  ["fixed: the route's own, also unsaid", fixed(first), [], [3, 1], [at(0, 1), at(1, 1)]],
  ["fixed: the last page, when it is known", fixed(last), [], [3, 1], [at(0, 3), at(1, 1)]],
  ["fixed: the last page as the browser found it", fixed(last), [at(0, 9)], [null], [at(0, 9)]],
  [
    "fixed: beside a text, where the browser found it",
    fixed(anchored),
    [at(0, 2, 99)],
    [3],
    [at(0, 2, 99)],
  ],
  ["fixed: only where there is a spot", fixed({ ...first, document: 1 }), [], [3, 3], [at(1, 1)]],
])("%s", (_, policy, asked, pages, decided) => {
  expect(decidePlacements(policy, asked, pages)).toEqual(decided);
});

test.each<[string, PlacementPolicy, Placement[], (number | null)[]]>([
  ["a document that is not there", { mode: "free" }, [at(1, 1)], [3]],
  ["two seals on one document", { mode: "free" }, [at(0, 1), at(0, 2)], [3]],
  ["a page that is not there", { mode: "free" }, [at(0, 4)], [3]],
  ["a seal where the vendor chooses", { mode: "none" }, [at(0, 1)], [3]],
  ["another page than the route fixed", fixed(first), [at(0, 2)], [3]],
  ["another point than the route fixed", fixed(first), [at(0, 1, 6)], [3]],
  ["another page than the last", fixed(last), [at(0, 2)], [3]],
  ["a document that the route gave no spot", fixed({ ...first, document: 1 }), [at(0, 1)], [3, 3]],
  ["an anchor that the browser has not found", fixed(anchored), [], [3]],
  ["a last page that nobody knows", fixed(last), [], [null]],
  ["a fixed page that the document does not have", fixed({ ...first, page: 4 }), [], [3]],
])("%s is refused", (_, policy, asked, pages) => {
  expect(() => decidePlacements(policy, asked, pages)).toThrow(invalid);
});

test("everything is read when each document is listed with the pages it has", () => {
  const read = (...pages: number[]) => pages.map((count, document) => ({ document, pages: count }));
  expect(checkRead(read(3, 9), [3, null])).toBeUndefined();
  const notRead = expect.objectContaining({ code: "not_read" });
  expect(() => checkRead(read(3), [3, null])).toThrow(notRead);
  expect(() => checkRead(read(2, 9), [3, null])).toThrow(notRead);
  expect(() => checkRead([], [1])).toThrow(notRead);
});
