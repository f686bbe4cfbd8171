import { digestOf } from "./cms";
import {
  bits,
  type Der,
  element,
  generalizedTime,
  integer,
  none,
  octets,
  oid,
  sequence,
  tagged,
  utcTime,
} from "./der";
import { type Identity, signAs, signatureAlgorithm } from "./identity";

/** Makes a complete revocation list; `revoked` pairs a certificate with when it was revoked. */
export async function createCrl(
  issuer: Identity,
  options: {
    readonly at: Date;
    readonly until?: Date;
    readonly revoked?: readonly (readonly [Identity, Date])[];
    readonly extensions?: readonly Der[];
    readonly signer?: Identity;
  },
): Promise<Der> {
  const { at, until, revoked = [], extensions = [], signer = issuer } = options;
  const algorithm = signatureAlgorithm(signer.kind, "SHA-256");
  const entries = revoked.map(([{ serial }, when]) => sequence(serial, utcTime(when)));
  const signed = sequence(
    integer(1),
    algorithm,
    issuer.subject,
    utcTime(at),
    ...(until ? [utcTime(until)] : []),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    ...(extensions.length > 0 ? [tagged(0, sequence(...extensions))] : []),
  );
  return sequence(signed, algorithm, bits(await signAs(signer, signed)));
}

/** Makes an OCSP response about one certificate. */
export async function createOcsp(
  about: Identity,
  issuer: Identity,
  options: {
    readonly at: Date;
    readonly until?: Date;
    readonly revokedAt?: Date;
    readonly responder?: Identity;
  },
): Promise<Der> {
  const { at, until, revokedAt, responder = issuer } = options;
  const key = issuer.publicKeyInfo;
  const keyBits = key.slice(key.length - (issuer.kind === "P-256" ? 65 : 97));
  const id = sequence(
    sequence(oid("1.3.14.3.2.26"), none),
    octets(await digestOf("SHA-1", issuer.subject)),
    octets(await digestOf("SHA-1", keyBits)),
    about.serial,
  );
  const status = revokedAt ? tagged(1, generalizedTime(revokedAt)) : element(0x80);
  const next = until ? [tagged(0, generalizedTime(until))] : [];
  const single = sequence(id, status, generalizedTime(at), ...next);
  const data = sequence(tagged(1, responder.subject), generalizedTime(at), sequence(single));
  const basic = sequence(
    data,
    signatureAlgorithm(responder.kind, "SHA-256"),
    bits(await signAs(responder, data)),
    ...(responder === issuer ? [] : [tagged(0, sequence(responder.certificate))]),
  );
  const bytes = sequence(oid("1.3.6.1.5.5.7.48.1.1"), octets(basic));
  return sequence(element(0x0a, Uint8Array.of(0)), tagged(0, bytes));
}
