import type { SignatureReport } from "@sign/protocol";

/** A signer's name in the order it is said; a common name may be written "Family, Given". Empty when there is none. */
export const signerName = ({ givenName, familyName, name }: SignatureReport["signer"]): string =>
  givenName && familyName ? `${givenName} ${familyName}` : name;
