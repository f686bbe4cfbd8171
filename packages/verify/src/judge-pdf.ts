import type { Finding, FindingCode, SignatureReport } from "@sign/protocol";
import type { Certificate } from "./certificate";
import type { DigestQueue } from "./digest";
import { type DocumentTimestamp, judgeDocumentTimestamp } from "./document-timestamp";
import type { Findings } from "./findings";
import { judgeSignature } from "./judge-signature";
import { type Changes, compareRevisions } from "./modifications/compare-revisions";
import { losesSignature } from "./modifications/lost-signatures";
import { ReferenceIndex } from "./modifications/reference-index";
import type { OpenPdf } from "./open-pdf";
import { hashOf, type ReadSignature } from "./read-signature";
import { reportSignature } from "./report-signature";
import { findSeal } from "./seal/seal";
import { coversContent } from "./seal/seal-cover";
import { gatherMaterial } from "./trust-material";
import { hasSecurityStore, readSecurityStore } from "./validation-data";

/** What a caller decides: whom to trust, what time it is (milliseconds since 1970), and whether to show national identity numbers. */
export interface JudgeOptions {
  readonly anchors: readonly Certificate[];
  readonly now: number;
  readonly showNationalNumber: boolean;
}

/** Judges everything that was signed in a file, and what happened to the file after each signature. */
export async function judgePdf(
  pdf: OpenPdf,
  digests: DigestQueue,
  findings: Findings,
  options: JudgeOptions,
): Promise<SignatureReport[]> {
  const { revision, pages, signatures } = pdf;
  const covered = new Map(signatures.map((read) => [read, coveredDigest(read, digests)]));
  const revisions = signatures.flatMap(({ range }) => range?.revision ?? []);
  const index = new ReferenceIndex([...revisions, revision]);
  const changesAfter = ({ range }: ReadSignature): Changes | undefined =>
    range && compareRevisions(range.revision, revision, index);
  const store = readSecurityStore(revision);
  const material = gatherMaterial(signatures, store, options.anchors, options.now);

  const stamped: DocumentTimestamp[] = [];
  for (const read of signatures.filter(({ kind }) => kind === "timestamp")) {
    const timestamp = await judgeDocumentTimestamp(read, await covered.get(read), material);
    stamped.push(timestamp);
    for (const code of timestamp.codes) findings.add(code);
    addChanges(changesAfter(read), (code, severity) => findings.add(code, severity));
  }
  const people = signatures.filter(({ kind }) => kind === "signature");
  const reports: SignatureReport[] = [];
  for (const [at, read] of people.entries()) {
    const context = {
      later: stampedAfter(read, stamped),
      hasStore: hasSecurityStore(revision),
      material,
    };
    const judged = await judgeSignature(read, await covered.get(read), context);
    const changes = changesAfter(read);
    for (const code of judged.codes) findings.addTo(at, code);
    addChanges(changes, (code, severity) => findings.addTo(at, code, severity));
    const seal = findSeal(revision, read.field, pages);
    const page = seal && pages[seal.page - 1];
    if (page && coversContent(revision, page, read.field, seal)) {
      findings.addTo(at, "seal_covers_content", "info");
    }
    reports.push(reportSignature(read, judged, changes, seal, options.showNationalNumber));
  }
  if (people.length === 0) findings.add("unsigned");
  const lastEnd = people.reduce((end, { range }) => Math.max(end, range?.end ?? 0), 0);
  if (losesSignature(revision, lastEnd)) findings.add("signature_removed");
  return reports;
}

function coveredDigest(read: ReadSignature, digests: DigestQueue): Promise<Uint8Array> | undefined {
  const hash = hashOf(read);
  return hash && read.range ? digests.add(hash, read.range) : undefined;
}

const stampedAfter = (
  { range }: ReadSignature,
  stamped: readonly DocumentTimestamp[],
): DocumentTimestamp[] => stamped.filter(({ end }) => range !== undefined && end > range.end);

function addChanges(
  changes: Changes | undefined,
  add: (code: FindingCode, severity: Finding["severity"]) => void,
): void {
  for (const [code, severity] of changes?.codes ?? []) add(code, severity);
}
