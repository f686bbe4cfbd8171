import type { SignatureReport } from "@sign/protocol";
import { Asn1, Tag } from "./asn1";
import { oidOf, stringOf, timeOf } from "./asn1-values";
import type { Certificate } from "./certificate";
import { displayName, displayText, NameAttribute } from "./distinguished-name";

/** Who signed, as the report says it. */
export type Signer = SignatureReport["signer"];

const DIRECTORY_ATTRIBUTES = "2.5.29.9";
const DATE_OF_BIRTH = "1.3.6.1.5.5.7.9.1"; // RFC 3739, 3.2.2
const NATIONAL_NUMBER = "2.16.578.1.61.2.4"; // measured in BankID's certificates
const MASK = "•";

/** The signer when no certificate could be read. */
export const unknownSigner: Signer = {
  name: "",
  givenName: null,
  familyName: null,
  birthDate: null,
  nationalNumber: null,
  certificateSerial: "",
  issuer: "",
};

/** Who a certificate is about. The national identity number is masked, digit for digit, unless `showNationalNumber`. */
export function readSigner(certificate: Certificate, showNationalNumber: boolean): Signer {
  const { subject } = certificate;
  const part = (type: string): string | null =>
    displayText(subject.attributes.get(type) ?? "") || null;
  const number = quietly(() => readNationalNumber(certificate));
  return {
    name: displayName(subject),
    givenName: part(NameAttribute.givenName),
    familyName: part(NameAttribute.familyName),
    birthDate: quietly(() => readBirthDate(certificate)),
    nationalNumber: number && (showNationalNumber ? number : number.replace(/./g, MASK)),
    certificateSerial: certificate.serial,
    issuer: displayName(certificate.issuer),
  };
}

// An extension of an odd shape says nothing; it is no reason to doubt the signature.
function quietly(read: () => string | null): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function readNationalNumber({ extensions }: Certificate): string | null {
  const extension = extensions.get(NATIONAL_NUMBER);
  const number = extension && stringOf(Asn1.read(extension.value));
  return number && /^\d{11}$/.test(number) ? number : null;
}

function readBirthDate({ extensions }: Certificate): string | null {
  const extension = extensions.get(DIRECTORY_ATTRIBUTES);
  if (!extension) return null;
  for (const attribute of Asn1.read(extension.value).expect(Tag.sequence).children) {
    if (oidOf(attribute.child(0)) !== DATE_OF_BIRTH) continue;
    return new Date(timeOf(attribute.child(1).child(0))).toISOString().slice(0, 10);
  }
  return null;
}
