import { authorityKeyIdentifier, extension, type Identity } from "./certificates";
import { bitString, type Der, explicit, integer, sequence, time } from "./der";
import { ecdsaWithSha256, signEcdsa } from "./ecdsa";

const LIFETIME = 7 * 86_400_000;

/** An empty CRL (RFC 5280, 5) that `issuer` gives out at `at`, valid for a week; the CRL number counts seconds. */
export async function issueRevocationList(issuer: Identity, at: Date): Promise<Der> {
  const { certificate, privateKey } = issuer;
  const body = sequence(
    integer(1),
    ecdsaWithSha256,
    certificate.subject,
    time(at),
    time(new Date(at.getTime() + LIFETIME)),
    explicit(
      0,
      sequence(
        authorityKeyIdentifier(certificate),
        extension("2.5.29.20", integer(Math.floor(at.getTime() / 1000))),
      ),
    ),
  );
  return sequence(body, ecdsaWithSha256, bitString(await signEcdsa(privateKey, body)));
}
