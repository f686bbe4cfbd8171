import { referencesIn } from "../pdf/references";
import { type Location, type Revision, sameLocation } from "../pdf/revision";

/** Who refers to whom, over several revisions of a file that build on each other. */
export class ReferenceIndex {
  private readonly sources = new Map<number, { number: number; location: Location }[]>();
  private readonly trailers = new Map<number, number[]>();

  /**
   * Reads every object of the revisions (oldest first) once, whether or not anything leads to it; so an object that
   * is damaged, or not where the cross-reference says, does not pass unseen.
   */
  constructor(revisions: readonly Revision[]) {
    const sections = new Set<number>();
    const places = new Set<string>();
    for (const revision of revisions) {
      for (const section of revision.sections) {
        if (sections.has(section.start)) continue;
        sections.add(section.start);
        for (const { number } of referencesIn(section.trailer)) {
          this.trailers.set(number, [...(this.trailers.get(number) ?? []), section.start]);
        }
        for (const number of section.entries.keys()) this.add(revision, number, places);
      }
    }
  }

  private add(revision: Revision, number: number, places: Set<string>): void {
    const location = revision.locate(number);
    if (!location) return;
    const place = `${location.offset} ${location.index ?? ""}`;
    if (places.has(place)) return;
    places.add(place);
    const value = revision.read(number, location, false);
    // A cross-reference stream is the trailer of its section, and read as that.
    if (revision.sections.some(({ start, hybrid }) => [start, hybrid].includes(location.offset)))
      return;
    for (const target of referencesIn(value)) {
      const sources = this.sources.get(target.number);
      const source = { number, location };
      if (!sources) this.sources.set(target.number, [source]);
      else if (sources.at(-1)?.number !== number) sources.push(source);
    }
  }

  /** Numbers of the objects that refer to `target` in `revision`; 0 stands for the trailers. */
  referrers(target: number, revision: Revision): Set<number> {
    const found = new Set<number>();
    for (const { number, location } of this.sources.get(target) ?? []) {
      if (sameLocation(location, revision.locate(number))) found.add(number);
    }
    const starts = this.trailers.get(target) ?? [];
    if (revision.sections.some(({ start }) => starts.includes(start))) found.add(0);
    return found;
  }
}
