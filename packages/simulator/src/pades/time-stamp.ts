import { sha256 } from "@noble/hashes/sha2.js";
import type { Authority } from "./authority";
import { signedMessage } from "./cms";
import { type Der, generalizedTime, integer, octetString, oid, sequence } from "./der";
import { sha256Algorithm } from "./ecdsa";

const TST_INFO = "1.2.840.113549.1.9.16.1.4";
/** The best-practices time-stamp policy (ETSI EN 319 421, 5.2). */
const POLICY = "0.4.0.2023.1.1";
const ACCURACY_SECONDS = 1;

/** A time-stamp token (RFC 3161, 2.4.2) that says a SHA-256 digest existed at `at`, with the unit's certificate and its CA. */
export function timeStampToken(authority: Authority, digest: Uint8Array, at: Date): Promise<Der> {
  const bytes = sequence(
    integer(1),
    oid(POLICY),
    sequence(sha256Algorithm, octetString(digest)),
    integer(crypto.getRandomValues(new Uint8Array(8))),
    generalizedTime(at),
    sequence(integer(ACCURACY_SECONDS)),
  );
  return signedMessage(
    { digest: sha256(bytes), encapsulated: { type: TST_INFO, bytes } },
    authority.timeStampUnit,
    [authority.timeStamps.issuing.certificate],
  );
}
