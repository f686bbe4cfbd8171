import type { SignatureReport } from "@sign/protocol";
import type { SessionClaims } from "../claims";
import type { DocumentOutcome } from "../evidence";
import { calledBy } from "../signer-name";
import type { AuditedDocument } from "./audit-entry";

/** What the record says of each document when its session has come to an end. */
export const auditedDocuments = (
  session: SessionClaims,
  outcomes: ReadonlyMap<number, DocumentOutcome>,
): readonly AuditedDocument[] =>
  session.documents.map(({ sha256 }, document) => {
    const { report = null, code = null, added = [] } = outcomes.get(document) ?? {};
    return {
      document,
      sha256,
      signedSha256: report?.sha256 ?? null,
      verdict: report?.verdict ?? null,
      findings: report?.findings.map((finding) => finding.code) ?? [],
      original: report?.original ?? null,
      code,
      signatures: added.map(({ signer, level, signedAt, timeSource, trust }) => ({
        signer: initials(signer),
        level,
        signedAt,
        timeSource,
        trust: trust.status,
      })),
    };
  });

/** The first letter of each part of a name: enough to see that two records speak of the same person, too little to learn who. */
const initials = (signer: SignatureReport["signer"]): string =>
  calledBy(signer)
    .split(/[\s-]+/)
    .map((part) => [...part].slice(0, 1).join(""))
    .filter(Boolean)
    .map((letter) => `${letter}•••`)
    .join(" ");
