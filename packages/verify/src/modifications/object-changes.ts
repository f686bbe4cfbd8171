import { equalValues } from "../pdf/equal-values";
import { type Location, type Revision, sameLocation } from "../pdf/revision";
import { nameOf, PdfStream, type PdfValue } from "../pdf/values";

/** What became of the objects of `before` in `after`, by object number. */
export interface ObjectChanges {
  /** Objects that had no place before. */
  readonly created: ReadonlySet<number>;
  /** Objects that say something else now. */
  readonly modified: ReadonlySet<number>;
  /** True when objects vanished, were moved to bytes that were already signed, or when `after` does not build on `before`. */
  readonly rewired: boolean;
}

/** Compares the places that two revisions of a file give their objects, and the objects whose place differs. */
export function findObjectChanges(before: Revision, after: Revision): ObjectChanges {
  const created = new Set<number>();
  const modified = new Set<number>();
  const known = new Set(before.sections.map(({ start }) => start));
  const added = after.sections.filter(({ start }) => !known.has(start));
  let rewired = after.sections.length - added.length !== before.sections.length;
  rewired ||= added.some(({ start }) => start < before.end);
  const seen = new Set<number>();
  for (const section of added) {
    for (const number of section.entries.keys()) {
      if (seen.has(number)) continue;
      seen.add(number);
      const [was, is] = [before.locate(number), after.locate(number)];
      if (sameLocation(was, is)) continue;
      if (!is || is.offset < before.end) rewired = true;
      else if (!was) created.add(number);
      else if (!unchanged(before, after, number, was, is)) modified.add(number);
      if (was && was.index === undefined && replacesContainer(before, after, number))
        rewired = true;
    }
  }
  return { created, modified, rewired };
}

function unchanged(
  before: Revision,
  after: Revision,
  number: number,
  was: Location,
  is: Location,
): boolean {
  const [old, now] = [before.read(number, was), after.read(number, is)];
  // Some writers give every cross-reference stream the same number.
  if (isContainer(old, "XRef") && isContainer(now, "XRef")) return true;
  return was.generation === is.generation && equalValues(old, now);
}

const isContainer = (value: PdfValue, type: string): boolean =>
  value instanceof PdfStream && nameOf(value.dict.get("Type")) === type;

// Whatever lies in an object stream would change with it, without an entry of its own.
function replacesContainer(before: Revision, after: Revision, number: number): boolean {
  return (
    isContainer(before.object(number), "ObjStm") &&
    !equalValues(before.object(number), after.object(number))
  );
}
