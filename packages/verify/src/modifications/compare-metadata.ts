import { differingKeys } from "../pdf/equal-values";
import type { Revision } from "../pdf/revision";
import { PdfDict, PdfRef, PdfStream, type PdfValue } from "../pdf/values";
import { type Comparison, numberOf } from "./comparison";

/** Entries of the information dictionary that any writer renews. */
const renewed: readonly string[] = ["ModDate", "Producer"];
const RENEWED_XMP =
  "(?:xmp|xap):(?:ModifyDate|MetadataDate)|pdf:Producer|(?:xmpMM|xapMM):InstanceID|x:xmptk";

/** Compares what the file says about itself: dates, producer and instance may change, titles and the like may not. */
export function compareMetadata(comparison: Comparison): void {
  const { before, after } = comparison;
  const [oldInfo, nowInfo] = [before.trailer.get("Info"), after.trailer.get("Info")];
  if (differs(comparison, oldInfo, nowInfo)) {
    judge(comparison, sameInformation(before.dict(oldInfo), after.dict(nowInfo)));
    comparison.explain(oldInfo, [0]);
  }
  const [oldXmp, nowXmp] = [before.catalog.get("Metadata"), after.catalog.get("Metadata")];
  if (differs(comparison, oldXmp, nowXmp)) {
    judge(comparison, sameXmp(before, oldXmp, after, nowXmp));
    comparison.explain(oldXmp, [numberOf(before.trailer.get("Root"))]);
  }
}

function differs(
  comparison: Comparison,
  was: PdfValue | undefined,
  is: PdfValue | undefined,
): boolean {
  return numberOf(was) !== numberOf(is) || comparison.modifiedTarget(was) !== undefined;
}

function judge(comparison: Comparison, same: boolean): void {
  if (same) comparison.metadataTouched = true;
  else comparison.report("metadata_changed");
}

function sameInformation(old: PdfDict | undefined, now: PdfDict | undefined): boolean {
  if (!now) return !old;
  const simple = [...now.entries.values()].every(
    (value) => !(value instanceof PdfRef || value instanceof PdfDict),
  );
  if (!old) return simple;
  return simple && differingKeys(old, now).every((key) => renewed.includes(key));
}

function sameXmp(
  before: Revision,
  was: PdfValue | undefined,
  after: Revision,
  is: PdfValue | undefined,
): boolean {
  const [old, now] = [before.resolve(was), after.resolve(is)];
  if (!(now instanceof PdfStream)) return old === undefined && now === undefined;
  return (
    old === undefined || (old instanceof PdfStream && essence(before, old) === essence(after, now))
  );
}

/** The packet without what any writer renews, and without white space. */
function essence({ file }: Revision, stream: PdfStream): string {
  return new TextDecoder("latin1")
    .decode(file.decode(stream))
    .replace(/<xmpMM:History>.*?<\/xmpMM:History>/gs, "")
    .replace(new RegExp(`<(${RENEWED_XMP})>[^<]*</\\1>`, "g"), "")
    .replace(new RegExp(`\\s(?:${RENEWED_XMP})="[^"]*"`, "g"), "")
    .replace(/\s+/g, "");
}
