import { sha256 } from "@noble/hashes/sha2.js";
import type { Hierarchy } from "./authority";
import {
  createIdentity,
  distinguishedName,
  endEntity,
  extension,
  type Identity,
  keyUsage,
} from "./certificates";
import {
  type Der,
  generalizedTime,
  ia5,
  integer,
  nothing,
  oid,
  printable,
  sequence,
  setOf,
  utf8,
} from "./der";
import { birthDate } from "./national-number";

/** The person who signs. `nationalNumber` is eleven digits, synthetic numbers only. */
export interface Signer {
  readonly givenName: string;
  readonly familyName: string;
  readonly nationalNumber: string;
}

const LIFETIME = 15 * 60_000;
const DIGITAL_SIGNATURE = 0;
const NON_REPUDIATION = 1;

/** BankID's own extensions, all UTF8String (measured on signed files). */
const BANKID = {
  country: "2.16.578.1.61.2.1",
  issuer: "2.16.578.1.61.2.2",
  person: "2.16.578.1.61.2.3",
  nationalNumber: "2.16.578.1.61.2.4",
} as const;

/** Numbers that stay the same for a person, as BankID's do: 43 base64url characters for the subject, and a PID. */
function personIdentifiers(nationalNumber: string): { subject: string; pid: string } {
  const digest = sha256(new TextEncoder().encode(`simulated signer ${nationalNumber}`));
  const base64 = btoa(String.fromCharCode(...digest));
  return {
    subject: `UN:NO-9578-5100-${base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}`,
    pid: `UN:NO-9578-6000-4-${new DataView(digest.buffer, digest.byteOffset).getUint32(0)}`,
  };
}

/** qcStatements of a certificate for qualified electronic signatures (ETSI EN 319 412-5). */
const qualifiedStatements: Der = extension(
  "1.3.6.1.5.5.7.1.3",
  sequence(
    sequence(oid("0.4.0.1862.1.1")),
    sequence(
      oid("0.4.0.1862.1.5"),
      sequence(sequence(ia5("https://simulator.invalid/pds.pdf"), printable("en"))),
    ),
    sequence(oid("0.4.0.1862.1.6"), sequence(oid("0.4.0.1862.1.6.1"))),
    sequence(oid("0.4.0.1862.1.4")),
    sequence(oid("0.4.0.1862.1.3"), integer(7)),
  ),
);

const policies: Der = extension(
  "2.5.29.32",
  sequence(sequence(oid("2.16.578.1.61.1.1.1")), sequence(oid("0.4.0.194112.1.2"))),
);

/** Marks a certificate that needs no revocation because it expires first (ETSI EN 319 412-1, 5.2). */
const shortTerm: Der = extension("0.4.0.194121.2.1", nothing);

const birthDateAttribute = (date: Date): Der =>
  extension("2.5.29.9", sequence(sequence(oid("1.3.6.1.5.5.7.9.1"), setOf(generalizedTime(date)))));

/**
 * A one-off key and a certificate for it as BankID issues them at the moment of signing: valid for exactly
 * fifteen minutes from the second `at`, with the birth date and the national identity number in clear.
 */
export function issueSignerCertificate(
  authority: Hierarchy,
  signer: Signer,
  at: Date,
): Promise<Identity> {
  const { givenName, familyName, nationalNumber } = signer;
  const person = personIdentifiers(nationalNumber);
  return createIdentity(
    {
      subject: distinguishedName([
        ["serialNumber", person.subject],
        ["surname", familyName],
        ["commonName", `${familyName}, ${givenName}`],
        ["givenName", givenName],
      ]),
      slug: "signer",
      notBefore: at,
      notAfter: new Date(at.getTime() + LIFETIME),
      extensions: [
        endEntity,
        keyUsage(DIGITAL_SIGNATURE, NON_REPUDIATION),
        policies,
        qualifiedStatements,
        birthDateAttribute(birthDate(nationalNumber)),
        shortTerm,
        extension(BANKID.country, utf8("NO")),
        extension(BANKID.issuer, utf8("BANKID")),
        extension(BANKID.person, utf8(person.pid)),
        extension(BANKID.nationalNumber, utf8(nationalNumber)),
      ],
    },
    authority.issuing,
  );
}
