import { expect, test } from "vitest";
import type { OutlineEntry } from "../pdf/open-pdf";
import { entryAt } from "./outline";

const entry = (title: string, page: number | null, ...children: OutlineEntry[]): OutlineEntry => ({
  title,
  page,
  children,
});

const entries = [
  entry("Parties", 2),
  entry("Rent", 4, entry("Due", 4), entry("Late", 6)),
  entry("Notes", null, entry("End", 9)),
];

test.each([
  [1, undefined],
  [2, "Parties"],
  [3, "Parties"],
  [4, "Rent"],
  [7, "Late"],
  [30, "End"],
])("on page %i one is in %s", (page, title) => {
  expect(entryAt(entries, page)?.title).toBe(title);
});
