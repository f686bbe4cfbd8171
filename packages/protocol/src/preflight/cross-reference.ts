import { bounds, TooComplex } from "./bounds";
import type { Ending, Section } from "./file-scanner";
import { prune } from "./object-store";
import { countOf, type Dict, type Value } from "./values";

/** The cross-reference sections of a file, by where they were met. Only their places and trailers are known; what they list is not. */
export class CrossReference {
  private readonly sections: Section[] = [];

  /** Takes a section as it is met. Throws `TooComplex` for too many. */
  add({ kind, from, at, trailer }: Section): void {
    if (this.sections.length >= bounds.sections) throw new TooComplex();
    this.sections.push({ kind, from, at, trailer: new Map(telling(trailer)) });
  }

  /** The trailer that counts: that of the section the file's end points to, or else of the last that names a catalog. */
  trailer(ending: Ending | null): Dict | null {
    const named = ending && this.find(ending.start);
    const newest = named ?? this.sections.findLast(({ trailer }) => trailer.has("Root"));
    return newest?.trailer ?? null;
  }

  /** An entry of the trailer that counts, or else of any other: a damaged file may have it anywhere. */
  entry(ending: Ending | null, key: string): Value | undefined {
    const elsewhere = this.sections.findLast(({ trailer }) => trailer.has(key));
    return this.trailer(ending)?.get(key) ?? elsewhere?.trailer.get(key);
  }

  /** Whether the file's end points to a section, and each section to one before it, without a loop (ISO 32000-2, 7.5.5). */
  isSound({ start, clean }: Ending): boolean {
    const seen = new Set<Section>();
    let next: number | undefined = start;
    while (next !== undefined) {
      const section = this.find(next);
      if (!section || seen.has(section)) return false;
      seen.add(section);
      const hybrid = section.trailer.get("XRefStm");
      if (hybrid !== undefined && !this.find(countOf(hybrid) ?? -1)) return false;
      const previous = section.trailer.get("Prev");
      if (previous !== undefined && countOf(previous) === undefined) return false;
      next = countOf(previous);
    }
    return clean;
  }

  private find(place: number): Section | undefined {
    return this.sections.findLast(({ kind, from, at }) =>
      kind === "stream" ? from <= place && place <= at : at >= 0 && at === place,
    );
  }
}

function* telling(trailer: Dict): Generator<[string, Value]> {
  for (const key of ["Root", "Prev", "XRefStm", "Encrypt", "ID"]) {
    const value = trailer.get(key);
    if (value !== undefined) yield [key, prune(value)];
  }
}
