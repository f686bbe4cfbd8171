import type { Finding, FindingCode } from "@sign/protocol";
import { referencesIn } from "../pdf/references";
import type { Revision } from "../pdf/revision";
import { isArray, PdfRef, type PdfValue } from "../pdf/values";
import { findObjectChanges, type ObjectChanges } from "./object-changes";
import { type Permissions, readPermissions } from "./permissions";
import type { ReferenceIndex } from "./reference-index";

/** What an update is known to be for. */
export type Role = "signature" | "validation-data";

/**
 * Two revisions of a file side by side, and what has been made of their differences so far: every modified object
 * has to be explained by the place it has in the document, or it becomes a finding.
 */
export class Comparison {
  readonly changes: ObjectChanges;
  readonly explained = new Set<number>();
  readonly roles = new Set<Role>();
  /** Codes found: an error, or a warning where the earlier signatures allow that kind of change. */
  readonly codes = new Map<FindingCode, Finding["severity"]>();
  /** Widgets of signature fields that `after` has and `before` has not. */
  readonly newWidgets = new Set<number>();
  /** True when dates and the like in the metadata changed, which says nothing about the document. */
  metadataTouched = false;
  private readPermissions: Permissions | undefined;

  constructor(
    readonly before: Revision,
    readonly after: Revision,
    readonly index: ReferenceIndex,
  ) {
    this.changes = findObjectChanges(before, after);
  }

  /** What the signatures of `before` allow. */
  get permissions(): Permissions {
    this.readPermissions ??= readPermissions(this.before);
    return this.readPermissions;
  }

  /** Notes a finding; of one that comes up twice the graver counts. */
  report(code: FindingCode, severity: Finding["severity"] = "error"): void {
    if (this.codes.get(code) !== "error") this.codes.set(code, severity);
  }

  /** The object a value refers to, when that object was modified. */
  modifiedTarget(value: PdfValue | undefined): number | undefined {
    return value instanceof PdfRef && this.changes.modified.has(value.number)
      ? value.number
      : undefined;
  }

  /**
   * Explains the object that `value` refers to, if it was modified, unless something other than `owners` referred
   * to it too: what is harmless in one role may not be in the other.
   */
  explain(value: PdfValue | undefined, owners: Iterable<number>): void {
    const target = this.modifiedTarget(value);
    if (target === undefined) return;
    const allowed = new Set(owners);
    for (const referrer of this.index.referrers(target, this.before)) {
      if (!allowed.has(referrer)) return;
    }
    this.explained.add(target);
  }

  /** Explains all modified objects that only `owner`, and what it alone leads to, refers to by way of `value`. */
  explainBelow(value: PdfValue | undefined, owner: number): void {
    const owners = new Set([owner]);
    const queue = [...referencesIn(value)];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (owners.has(next.number) || owners.size > 10_000) continue;
      const referrers = this.index.referrers(next.number, this.before);
      if ([...referrers].some((referrer) => !owners.has(referrer))) continue;
      owners.add(next.number);
      this.explain(next, owners);
      queue.push(...referencesIn(this.before.object(next.number)));
    }
  }
}

/** The items of an array value or of the array it refers to; none when it is something else. */
export function itemsOf(revision: Revision, value: PdfValue | undefined): readonly PdfValue[] {
  const resolved = revision.resolve(value);
  return isArray(resolved) ? resolved : [];
}

/** The object number of a reference, 0 for anything else. */
export const numberOf = (value: PdfValue | undefined): number =>
  value instanceof PdfRef ? value.number : 0;
