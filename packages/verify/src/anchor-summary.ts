import { displayName } from "./distinguished-name";
import { readAnchors } from "./trust-anchors";

/** What can be said of a trust anchor before anything is verified with it. */
export interface AnchorSummary {
  /** What the certificate calls itself. */
  readonly subject: string;
  /** Whether it may issue certificates (RFC 5280, 4.2.1.9 and 4.2.1.3); without that nothing chains to it. */
  readonly authority: boolean;
  /** ISO 8601. */
  readonly notBefore: string;
  /** ISO 8601. */
  readonly notAfter: string;
}

/**
 * Reads trust anchors, given as for `verifyPdf`, and says what they are, one summary per certificate. Throws a `TypeError` for one
 * that is no readable certificate.
 */
export const summariseAnchors = (
  anchors: readonly (string | Uint8Array)[],
): readonly AnchorSummary[] =>
  readAnchors(anchors).map(({ subject, authority, keyUsage, notBefore, notAfter }) => ({
    subject: displayName(subject),
    authority: authority !== undefined && (keyUsage?.certificateSigning ?? true),
    notBefore: new Date(notBefore).toISOString(),
    notAfter: new Date(notAfter).toISOString(),
  }));
