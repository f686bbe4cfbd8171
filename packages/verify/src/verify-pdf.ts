import type { VerificationReport } from "@sign/protocol";
import { hexOf } from "./asn1-values";
import type { Certificate } from "./certificate";
import { DigestQueue } from "./digest";
import { type DocumentTimestamp, judgeDocumentTimestamp } from "./document-timestamp";
import { Findings } from "./findings";
import { judgeSignature } from "./judge-signature";
import { compareRevisions } from "./modifications/compare-revisions";
import { losesSignature } from "./modifications/lost-signatures";
import { ReferenceIndex } from "./modifications/reference-index";
import { openPdf } from "./open-pdf";
import { compareOriginal } from "./original";
import { defaultLimits } from "./pdf/limits";
import { hashOf } from "./read-signature";
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
  const digests = new DigestQueue(own);
  const sum = digests.upTo(own.length);
  const size = options.original instanceof Uint8Array ? undefined : options.original?.size;
  const prefixSum = size !== undefined && size <= own.length ? digests.upTo(size) : undefined;
  const judged = await judge(own, { ...options, anchors, digests, prefixSum }).catch(unreadable);
  return { ...judged, sha256: hexOf(await sum) };
}

type Judged = Omit<VerificationReport, "sha256">;

interface JudgeOptions extends VerifyOptions {
  readonly anchors: readonly Certificate[];
  readonly digests: DigestQueue;
  /** Digest of as many first bytes as the original has. */
  readonly prefixSum: Promise<Uint8Array> | undefined;
}

function unreadable(error: unknown): Judged {
  const findings = new Findings();
  findings.add(codeOf(error, "unreadable"));
  return { verdict: findings.verdict, findings: findings.list, signatures: [], pageCount: 0 };
}

// WebCrypto takes no shared memory.
const withOwnBuffer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);

async function judge(bytes: Uint8Array, options: JudgeOptions): Promise<Judged> {
  const { anchors, digests, original, now = new Date(), showNationalNumber = false } = options;
  const pdf = openPdf(bytes, { ...defaultLimits, ...options.limits });
  const { revision, pages, signatures } = pdf;
  const contentDigests = new Map(
    signatures.map((read) => {
      const hash = hashOf(read);
      return [read, hash && read.range ? digests.add(hash, read.range) : undefined];
    }),
  );
  const revisions = signatures.flatMap(({ range }) => range?.revision ?? []);
  const index = new ReferenceIndex([...revisions, revision]);
  const store = readSecurityStore(revision);
  const material = gatherMaterial(signatures, store, anchors, now.getTime());
  const findings = new Findings();

  const timestamps: DocumentTimestamp[] = [];
  for (const read of signatures.filter(({ kind }) => kind === "timestamp")) {
    const timestamp = await judgeDocumentTimestamp(read, await contentDigests.get(read), material);
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
    const judged = await judgeSignature(read, await contentDigests.get(read), context);
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
  const relation = original && compareOriginal(revision, original, await options.prefixSum);
  for (const code of relation?.codes ?? []) findings.add(code, "warning");
  return {
    verdict: findings.verdict,
    findings: findings.list,
    ...(relation ? { original: relation.relation } : {}),
    signatures: reports,
    pageCount: pages.length,
  };
}
