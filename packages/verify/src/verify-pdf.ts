import type { VerificationReport } from "@sign/protocol";
import { hexOf } from "./asn1-values";
import { DigestQueue } from "./digest";
import { Findings } from "./findings";
import { judgePdf } from "./judge-pdf";
import { openPdf } from "./open-pdf";
import { compareOriginal } from "./original";
import { defaultLimits } from "./pdf/limits";
import { plainBytes } from "./plain-bytes";
import { codeOf } from "./rejection";
import { readAnchors } from "./trust-anchors";
import type { VerifyOptions } from "./verify-options";

/**
 * Verifies all signatures of a PDF, offline. Whatever the file holds, the answer is a report; only a trust anchor
 * that is no certificate throws (`TypeError`). Chains are judged at the time a trusted timestamp gives, not now.
 */
export async function verifyPdf(
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const { now = new Date(), showNationalNumber = false } = options;
  const original =
    options.original instanceof Uint8Array ? plainBytes(options.original) : options.original;
  const anchors = readAnchors(options.trust.anchors);
  const own = plainBytes(bytes);
  const digests = new DigestQueue(own);
  const sum = digests.upTo(own.length);
  const size = original instanceof Uint8Array ? undefined : original?.size;
  const prefixSum = size !== undefined && size <= own.length ? digests.upTo(size) : undefined;
  let findings = new Findings();
  const report: Pick<VerificationReport, "original" | "signatures" | "pageCount"> = {
    ...(original ? { original: "different" } : {}),
    signatures: [],
    pageCount: 0,
  };
  try {
    const pdf = openPdf(own, { ...defaultLimits, ...options.limits });
    report.pageCount = pdf.pages.length;
    report.signatures = await judgePdf(pdf, digests, findings, {
      anchors,
      now: now.getTime(),
      showNationalNumber,
    });
    if (original) {
      const { relation, codes } = compareOriginal(pdf.revision, original, await prefixSum);
      report.original = relation;
      for (const code of codes) findings.add(code, "warning");
    }
  } catch (error) {
    findings = new Findings();
    report.signatures = [];
    findings.add(codeOf(error, "unreadable"));
  }
  const { verdict, list } = findings;
  return { verdict, findings: list, ...report, sha256: hexOf(await sum) };
}
