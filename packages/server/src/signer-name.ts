import type { SignatureReport } from "@sign/protocol";

/** A person's name in the order it is said; BankID's certificates write the common name as "Family, Given". */
export const calledBy = ({ givenName, familyName, name }: SignatureReport["signer"]): string =>
  givenName && familyName ? `${givenName} ${familyName}` : name;
