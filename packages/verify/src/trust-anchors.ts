import { type Certificate, readCertificate } from "./certificate";
import { plainBytes } from "./plain-bytes";

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Reads the anchors a caller gives: DER bytes, or PEM text with one or more certificates. A malformed one throws a `TypeError`, as it is the caller's mistake and not the file's. */
export function readAnchors(anchors: readonly (string | Uint8Array)[]): Certificate[] {
  return anchors.flatMap((anchor) => {
    const list = typeof anchor === "string" ? fromPem(anchor) : [anchor];
    if (list.length === 0) throw new TypeError("A trust anchor has no PEM certificate in it.");
    return list.map((der) => {
      try {
        return readCertificate(plainBytes(der));
      } catch (cause) {
        throw new TypeError("A trust anchor is not a readable certificate.", { cause });
      }
    });
  });
}

const fromPem = (text: string): Uint8Array[] =>
  [...text.matchAll(PEM)].map(([, body = ""]) =>
    Uint8Array.from(atob(body.replace(/\s/g, "")), (character) => character.charCodeAt(0)),
  );
