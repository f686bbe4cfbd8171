import {
  type ErrorCode,
  type SignatureReport,
  SignError,
  type VerificationReport,
} from "@sign/protocol";
import type { AuditTrail } from "./audit/audit-trail";
import type { DocumentClaims, SessionClaims } from "./claims";
import { md5Hex, sha256Hex } from "./digests";
import type { Handover } from "./handover";
import { onBehalfOf, type Scope } from "./kit";
import { masked, maskedSignature, newSignatures, shortfall } from "./new-signatures";
import type { NamedRoute } from "./options";
import { fetchOriginal } from "./original";
import type { ZignsecClient } from "./zignsec/client";
import type { GatewayFile } from "./zignsec/wire";

/** Verifies a file, by itself or against what was sent: by size and SHA-256, or by the bytes themselves. National numbers are in clear. */
export type Verify = (
  bytes: Uint8Array<ArrayBuffer>,
  original?: { readonly size: number; readonly sha256: string } | Uint8Array<ArrayBuffer>,
) => Promise<VerificationReport>;

/** What became of one document: the gateway's file, what was verified about it, and why it was rejected if it was. */
export interface DocumentOutcome {
  readonly code: Extract<
    ErrorCode,
    | "signature_rejected"
    | "signatures_missing"
    | "level_too_low"
    | "signer_rejected"
    | "download_corrupted"
  > | null;
  readonly file: GatewayFile;
  /** With national numbers masked. */
  readonly report: VerificationReport | null;
  /** The signatures in it that were not in the document when it was sent; none when it was rejected before they were counted. */
  readonly added: readonly SignatureReport[];
}

/** What is at hand to judge with, to write it down, and to hand over what was accepted. */
export interface Bench {
  readonly gateway: ZignsecClient;
  readonly verify: Verify;
  /** True when the integrator configured roots: then a signature must chain to one of them. */
  readonly anchored: boolean;
  readonly clock: () => number;
  readonly handover: Handover;
  readonly trail: AuditTrail;
}

/** One look at the result of one session, on behalf of a request. */
export interface Inquiry extends Bench {
  readonly session: SessionClaims;
  readonly route: NamedRoute;
  readonly scope: Scope;
  readonly signal: AbortSignal;
}

/** A signed file may be larger than what was sent: seal, certificates, revocation lists, or a conversion to PDF/A. */
const mostBytes = (documents: readonly DocumentClaims[]): number =>
  2 * Math.max(...documents.map((document) => document.size)) + 16_777_216;

/** Whether bytes begin and end as a PDF does (ISO 32000-2, 7.5.2 and 7.5.5): all there is to see where the gateway lists no MD5. */
function isWhole(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array): string => String.fromCharCode(...part);
  return text(bytes.subarray(0, 5)) === "%PDF-" && text(bytes.subarray(-1024)).includes("%%EOF");
}

/** Downloads a signed file; `intact` is false when its MD5 differs from the one the gateway lists, or, where it lists none, when it is no whole PDF. */
export async function downloadSigned(
  { gateway, session, scope, signal }: Inquiry,
  file: GatewayFile,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly intact: boolean }> {
  const bytes = await gateway.downloadFile(
    { sessionId: session.id, fileId: file.id, url: file.url },
    mostBytes(session.documents),
    onBehalfOf(scope, signal),
  );
  const intact = file.md5 === null ? isWhole(bytes) : md5Hex(bytes) === file.md5;
  if (!intact) {
    const code = "download_corrupted";
    const fault = { call: "download", code, status: 200, cause: null, againInMs: null } as const;
    scope.tell({ type: "gateway.error", ...fault });
  }
  return { bytes, intact };
}

/**
 * Finds out which document a signed file begins with, among those in `open`. The vendor publishes no link between what was
 * uploaded and what was signed; a PDF is signed by appending to it (ISO 32000-2, 7.5.6). A name decides between twins.
 */
export async function matchByContent(
  bytes: Uint8Array<ArrayBuffer>,
  file: GatewayFile,
  documents: readonly DocumentClaims[],
  open: readonly number[],
): Promise<number | null> {
  const matches: number[] = [];
  const digests = new Map<number, string>();
  for (const index of open) {
    const document = documents[index];
    if (!document || document.size > bytes.length) continue;
    const digest = digests.get(document.size) ?? (await sha256Hex(bytes.slice(0, document.size)));
    digests.set(document.size, digest);
    if (digest === document.sha256) matches.push(index);
  }
  return matches.find((index) => documents[index]?.name === file.name) ?? matches[0] ?? null;
}

/** Verifies a signed file as the document with this index, holds it against what the route asks, and asks it whether the signer is accepted. */
export async function judge(
  inquiry: Inquiry,
  index: number,
  file: GatewayFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<DocumentOutcome> {
  const { verify, anchored, clock, session, route, scope } = inquiry;
  const document = session.documents[index];
  if (!document) throw new SignError("internal");
  const began = clock();
  let original = bytes.subarray(0, document.size);
  let found = await verify(bytes, { size: document.size, sha256: document.sha256 });
  if (found.original === "different") {
    original = await fetchOriginal(inquiry, index);
    found = await verify(bytes, original);
  }
  const report = masked(found);
  scope.tell({
    type: "document.verified",
    document: index,
    verdict: report.verdict,
    findings: report.findings.map((finding) => finding.code),
    durationMs: clock() - began,
  });
  const sound = report.verdict === "passed" || (report.verdict === "indeterminate" && !anchored);
  const same = report.original === "exact-prefix" || report.original === "same-content";
  if (!sound || !same) return { code: "signature_rejected", file, report, added: [] };
  const added = newSignatures(found, await verify(original));
  const outcome = { file, report, added: added.map(maskedSignature) };
  const short = shortfall(added, route.evidence);
  if (short) return { ...outcome, code: short };
  const accepted =
    (await route.rules.acceptSigner?.({
      signers: added.map(({ signer }) => signer),
      report,
      grant: session.grant,
      document: { index, name: document.name, sha256: document.sha256 },
    })) ?? true;
  return { ...outcome, code: accepted ? null : "signer_rejected" };
}
