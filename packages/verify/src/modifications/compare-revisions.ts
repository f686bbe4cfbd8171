import type { Finding, FindingCode, SignatureReport } from "@sign/protocol";
import type { Revision } from "../pdf/revision";
import { Rejection } from "../rejection";
import { classifyUnexplained } from "./classify";
import { compareCatalog } from "./compare-catalog";
import { compareForm } from "./compare-form";
import { compareMetadata } from "./compare-metadata";
import { comparePages } from "./compare-pages";
import { compareSecurityStore } from "./compare-security-store";
import { Comparison } from "./comparison";
import type { ReferenceIndex } from "./reference-index";
import { isAccountedFor } from "./update-regions";

/** What was done to a file between two of its revisions: what kind of thing, and which changes, each with its weight: a warning where the earlier signatures allow that kind. */
export interface Changes {
  readonly kind: SignatureReport["changesAfter"];
  readonly codes: ReadonlyMap<FindingCode, Finding["severity"]>;
}

/**
 * Compares a revision with a later one of the same file. New signatures with their seals, security stores, document
 * timestamps and renewed dates are what they are; everything else is a finding, and so is every way of making
 * signed bytes mean something new (shadow attacks).
 */
export function compareRevisions(
  before: Revision,
  after: Revision,
  index: ReferenceIndex,
): Changes {
  const comparison = new Comparison(before, after, index);
  const { changes } = comparison;
  if (changes.rewired || !isAccountedFor(before, after)) comparison.report("shadow_content");
  for (const number of changes.created) {
    if (index.referrers(number, before).size > 0) comparison.report("reference_filled");
  }
  if (changes.created.size + changes.modified.size > 0 || changes.rewired) judge(comparison);
  return { kind: kindOf(comparison), codes: comparison.codes };
}

function judge(comparison: Comparison): void {
  try {
    compareCatalog(comparison);
    compareForm(comparison);
    comparePages(comparison);
    compareSecurityStore(comparison);
    compareMetadata(comparison);
    classifyUnexplained(comparison);
  } catch (error) {
    // The later revision as a whole was readable; a part that is not has been made so.
    if (!(error instanceof Rejection)) throw error;
    comparison.report("changed_after_signing");
  }
  if (comparison.roles.has("signature") && comparison.permissions.level === 1) {
    comparison.report("change_not_permitted");
  }
  if (comparison.metadataTouched && comparison.roles.size === 0) {
    comparison.report("metadata_changed", "info");
  }
}

function kindOf({ codes, roles }: Comparison): Changes["kind"] {
  if (codes.size > 0) return "other";
  if (roles.has("signature")) return "another-signature";
  return roles.has("validation-data") ? "validation-data" : "none";
}
