import { encryptionTrailer, type FixtureCipher, fixtureEncryption } from "./fixture-encryption";
import { latin1, stream } from "./fixture-file";
import type { HostilePdf } from "./fixture-hostile";
import { smallPdf } from "./fixture-small";

const CONTENT = "0 0 1 rg 36 36 200 100 re f";

/** A one-page file encrypted with the standard handler. */
export async function encryptedPdf(
  cipher: FixtureCipher,
  password: string,
  xref: "table" | "stream" = "table",
): Promise<Uint8Array<ArrayBuffer>> {
  const { dictionary, seal } = await fixtureEncryption(cipher, password);
  return smallPdf({
    xref,
    trailer: encryptionTrailer(5),
    objects: { 4: stream("", await seal(4, latin1(CONTENT))), 5: `<< ${dictionary} >>` },
  });
}

const ciphers: readonly FixtureCipher[] = ["RC4-40", "RC4-128", "AES-128", "AES-256"];

/** Files that are encrypted, in all the ways there are. */
export const hostileEncryptions: readonly HostilePdf[] = [
  ...ciphers.flatMap((cipher): HostilePdf[] => [
    {
      name: `${cipher} with a password`,
      findings: ["pdf_encrypted"],
      make: () => encryptedPdf(cipher, "geheim"),
    },
    {
      name: `${cipher} that opens freely`,
      findings: ["pdf_restricted"],
      make: () => encryptedPdf(cipher, ""),
    },
  ]),
  {
    name: "AES-256 that opens freely, cross-reference stream",
    findings: ["pdf_restricted"],
    make: () => encryptedPdf("AES-256", "", "stream"),
  },
  {
    name: "encrypted to the keys of certain people",
    findings: ["pdf_needs_certificate"],
    make: () =>
      smallPdf({
        trailer: encryptionTrailer(5),
        objects: {
          5: "<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Length 128 /CF << /DefaultCryptFilter << /CFM /AESV2 /Recipients [<3000>] >> >> /StmF /DefaultCryptFilter >>",
        },
      }),
  },
  {
    name: "encryption dictionary that is not there",
    findings: ["pdf_encrypted"],
    make: () => smallPdf({ trailer: "/Encrypt 99 0 R" }),
  },
  {
    name: "encryption dictionary of garbage",
    findings: ["pdf_encrypted"],
    make: () =>
      smallPdf({
        trailer: "/Encrypt << /Filter /Standard /V 77 /R -3 /O (x) /U 5 /P (y) >> /ID 7",
      }),
  },
];
