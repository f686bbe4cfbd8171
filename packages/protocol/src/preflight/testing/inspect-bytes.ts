import type { PdfInspection } from "../findings";
import { createPdfInspector, type InspectionLimits } from "../pdf-inspector";

/** Inspects bytes in pieces of `piece`. */
export function inspectBytes(
  bytes: Uint8Array,
  { piece = 65_536, ...limits }: InspectionLimits & { readonly piece?: number } = {},
): Promise<PdfInspection> {
  const inspector = createPdfInspector({ size: bytes.length, ...limits });
  for (let at = 0; at < bytes.length; at += piece) inspector.write(bytes.subarray(at, at + piece));
  return inspector.end();
}

/** The codes of an inspection's findings, in order. */
export const codesOf = ({ findings }: PdfInspection): string[] => findings.map(({ code }) => code);
