/** What a page adds to a document's outline: an entry that leads to it, and entries under that one. */
export type FixtureOutline = readonly [title: string, ...under: readonly string[]];

interface Item {
  readonly number: number;
  readonly title: string;
  readonly page: number;
  readonly under: readonly Item[];
}

const span = (items: readonly Item[]): string =>
  ` /First ${items[0]?.number} 0 R /Last ${items.at(-1)?.number} 0 R /Count ${items.length}`;

function written(items: readonly Item[], parent: number): string[] {
  return items.flatMap(({ title, page, under, number }, at) => {
    const before = items[at - 1];
    const after = items[at + 1];
    const body = [
      `<< /Title (${title}) /Parent ${parent} 0 R /Dest [${page} 0 R /Fit]`,
      before ? ` /Prev ${before.number} 0 R` : "",
      after ? ` /Next ${after.number} 0 R` : "",
      under.length > 0 ? span(under) : "",
      " >>",
    ].join("");
    return [body, ...written(under, number)];
  });
}

/** The bodies of an outline's objects (ISO 32000-2, 12.3.3), the root first, numbered from `first` on; none when no page has an entry. Titles are already escaped; `page` is the number of the page's object. */
export function outlineBodies(
  entries: readonly { readonly outline: FixtureOutline; readonly page: number }[],
  first: number,
): readonly string[] {
  if (entries.length === 0) return [];
  let next = first + 1;
  const items = entries.map(({ outline: [title, ...under], page }): Item => {
    const number = next++;
    return {
      number,
      title,
      page,
      under: under.map((below) => ({ number: next++, title: below, page, under: [] })),
    };
  });
  return [`<< /Type /Outlines${span(items)} >>`, ...written(items, first)];
}
