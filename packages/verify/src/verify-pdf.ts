import type { VerificationReport } from "@sign/protocol";
import { hexOf } from "./asn1-values";
import type { Certificate } from "./certificate";
import { digest } from "./digest";
import { takeDigests } from "./take-digests";
import { type DocumentTimestamp, judgeDocumentTimestamp } from "./document-timestamp";
import { Findings } from "./findings";
import { judgeSignature } from "./judge-signature";
import { compareRevisions } from "./modifications/compare-revisions";
import { losesSignature } from "./modifications/lost-signatures";
import { ReferenceIndex } from "./modifications/reference-index";
import { type OpenPdf, openPdf } from "./open-pdf";
import { compareOriginal } from "./original";
import { defaultLimits } from "./pdf/limits";
import { codeOf } from "./rejection";
import { reportSignature } from "./report-signature";
import { readAnchors } from "./trust-anchors";
import { gatherMaterial } from "./trust-material";
import { hasSecurityStore, readSecurityStore } from "./validation-data";
import type { VerifyOptions } from "./verify-options";

/**
 * Verifies all signatures of a PDF, offline. Whatever the file holds, the answer is a report; only a trust anchor
 * that is no certificate throws (`TypeError`). Chains are judged at the time a trusted timestamp gives, not now.
 */
export async function verifyPdf(
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const anchors = readAnchors(options.trust.anchors);
  const own = withOwnBuffer(bytes);
  try {
    return await judge(openPdf(own, { ...defaultLimits, ...options.limits }), anchors, options);
  } catch (error) {
    const findings = new Findings();
    findings.add(codeOf(error, "unreadable"));
    const sha256 = hexOf(await digest("SHA-256", own));
    const { verdict, list } = findings;
    return { verdict, findings: list, signatures: [], sha256, pageCount: 0 };
  }
}

// WebCrypto takes no shared memory.
const withOwnBuffer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);

async function judge(
  pdf: OpenPdf,
  anchors: readonly Certificate[],
  { now = new Date(), original, showNationalNumber = false }: VerifyOptions,
): Promise<VerificationReport> {
  const { bytes, revision, pages, signatures } = pdf;
  const revisions = signatures.flatMap(({ range }) => range?.revision ?? []);
  const index = new ReferenceIndex([...revisions, revision]);
  const digests = await takeDigests(pdf, original);
  const store = readSecurityStore(revision);
  const material = gatherMaterial(signatures, store, anchors, now.getTime());
  const findings = new Findings();

  const timestamps: DocumentTimestamp[] = [];
  for (const read of signatures.filter(({ kind }) => kind === "timestamp")) {
    const timestamp = await judgeDocumentTimestamp(read, digests.get(read), material);
    timestamps.push(timestamp);
    for (const code of timestamp.codes) findings.add(code);
    const changes = read.range && compareRevisions(read.range.revision, revision, index);
    for (const [code, permitted] of changes?.codes ?? []) {
      findings.add(code, permitted ? "info" : "error");
    }
  }
  const reports: VerificationReport["signatures"] = [];
  const people = signatures.filter(({ kind }) => kind === "signature");
  for (const read of people) {
    const { range } = read;
    const later = timestamps.filter(({ end }) => end > (range?.end ?? Number.POSITIVE_INFINITY));
    const context = { later, hasStore: hasSecurityStore(revision), material };
    const judged = await judgeSignature(read, digests.get(read), context);
    const changes = range && compareRevisions(range.revision, revision, index);
    for (const code of judged.codes) findings.addTo(reports.length, code);
    for (const [code, permitted] of changes?.codes ?? []) {
      findings.addTo(reports.length, code, permitted ? "info" : "error");
    }
    reports.push(reportSignature(pdf, read, judged, changes, showNationalNumber));
  }
  if (reports.length === 0) findings.add("unsigned");
  const covered = people.flatMap(({ range }) => range?.end ?? 0);
  if (losesSignature(revision, Math.max(0, ...covered))) findings.add("signature_removed");
  const relation = original && compareOriginal(revision, original, digests.get("original"));
  for (const code of relation?.codes ?? []) findings.add(code, "warning");
  return {
    verdict: findings.verdict,
    findings: findings.list,
    ...(relation ? { original: relation.relation } : {}),
    signatures: reports,
    sha256: hexOf(digests.get("file") ?? bytes),
    pageCount: pages.length,
  };
}
