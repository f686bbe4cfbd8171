import { differingKeys } from "../pdf/equal-values";
import { nameOf } from "../pdf/values";
import { type Comparison, numberOf } from "./comparison";

/** Entries whose changes are judged where they belong. */
const judgedElsewhere: readonly string[] = ["AcroForm", "DSS", "Metadata"];

/** Compares the catalogs: a later signature may need entries of its own; all else is the document's. */
export function compareCatalog(comparison: Comparison): void {
  const { before, after } = comparison;
  const [old, now] = [before.catalog, after.catalog];
  if (numberOf(before.trailer.get("Root")) !== numberOf(after.trailer.get("Root"))) {
    comparison.report("document_changed");
  }
  for (const key of differingKeys(old, now)) {
    if (judgedElsewhere.includes(key)) continue;
    if (key === "Version" && /^[12]\.\d$/.test(nameOf(now.get(key)) ?? "")) continue;
    // Names of extensions to the format, with their levels (ISO 32000-2, 7.12).
    if (key === "Extensions" && after.dict(now.get(key))) continue;
    comparison.report(key === "Pages" ? "pages_rearranged" : "document_changed");
  }
  comparison.explain(before.trailer.get("Root"), [0]);
  const extensions = old.get("Extensions");
  comparison.explain(extensions, [numberOf(before.trailer.get("Root"))]);
}
