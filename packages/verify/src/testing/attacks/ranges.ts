import { join, latin1 } from "../der";
import { writeUpdate } from "../pdf-writer";
import { samplePeople } from "../people";
import { N, objectText } from "../sample";
import { rightToken, type SignOptions, sign, stamp, unsigned } from "../signed-sample";
import { createCms } from "../cms";
import { type Attack, all, bytesOf, replaceText } from "./attack";

const signed = async (options?: SignOptions) => bytesOf(await sign(unsigned(), options));
const withRange = (byteRange: SignOptions["byteRange"]) => () => signed(byteRange ? { byteRange } : {});
const withContents = (contents: NonNullable<SignOptions["contents"]>) => () => signed({ contents });

/** Signed bytes altered, and signatures that do not cover what they should. */
export const rangeAttacks: readonly Attack[] = [
  ...all("digest_mismatch", {
    "text of a page altered": async () => replaceText(await signed(), "I owe you 100", "I owe you 900"),
    "value of a field altered": async () => replaceText(await signed(), "/V (100)", "/V (900)"),
    "bytes behind the signature altered": async () =>
      replaceText(await signed(), "/Rect [56 100", "/Rect [56 900"),
    "date of the signature altered": async () =>
      replaceText(await signed(), "D:20260601120000Z", "D:20250601120000Z"),
  }),
  ...all("signature_mismatch", {
    "signature value altered": withContents(async (covered, people) => {
      const cms = await createCms(covered, { signer: people.signer });
      const last = cms.length - 1;
      cms[last] = (cms[last] ?? 0) ^ 1;
      return cms;
    }),
  }),
  ...all("byte_range_invalid", {
    "range that does not begin at 0": withRange((a, b, c) => [1, a - 1, b, c]),
    "gap that begins before the contents": withRange((a, b, c) => [0, a - 1, b, c]),
    "gap that ends behind the contents": withRange((a, b, c) => [0, a, b + 1, c - 1]),
    "gap inside the contents": withRange((a, b, c) => [0, a + 1, b - 1, c + 1]),
    "gap over the whole second half": withRange((a, b, c) => [0, a, b + c, 0]),
    "range that ends before its revision does": withRange((a, b, c) => [0, a, b, c - 40]),
    "range beyond the file": withRange((a, b, c) => [0, a, b, c + 100]),
    "two gaps": withRange((a, b, c) => [0, a, b, c - 10, b + c - 5, 5]),
    "empty ranges": withRange(() => [0, 0, 0, 0]),
    "negative range": withRange((a, b, c) => [0, a, b, -c]),
    "range of fractions": withRange((a, b, c) => [0, a + 0.5, b, c]),
    "ranges in the wrong order": withRange((a, b, c) => [b, c, 0, a]),
    "ranges that overlap": withRange((a, b, c) => [0, b, a, b + c - a]),
    "no range": async () => replaceText(await signed(), "/ByteRange", "/ByteRangX"),
    "contents as a literal string": async () => {
      const file = await signed();
      const text = new TextDecoder("latin1").decode(file);
      const at = text.indexOf("/Contents <") + 10;
      const end = text.indexOf(">", at);
      return join(file.subarray(0, at), latin1("("), file.subarray(at + 1, end), latin1(")"), file.subarray(end + 1));
    },
    "second signature with the range of the first": async () => {
      const first = await sign(unsigned());
      const range = /\/ByteRange \[([\d ]+)\]/.exec(new TextDecoder("latin1").decode(first.pdf.bytes))?.[1];
      const numbers = (range ?? "").trim().split(/\s+/).map(Number);
      return bytesOf(await sign(first, { byteRange: () => numbers }));
    },
    "copy of a signature in a later update": wrapped,
    "signature in an object stream": compressedSignature,
    "two fields with one signature": async () => {
      const one = await sign(unsigned());
      const field = one.signature + 3;
      const objects = {
        [N.form]: objectText.form(`${one.fields} ${field} 0 R`, "/SigFlags 3"),
        [field]: `<< /FT /Sig /T (Copy) /V ${one.signature} 0 R >>`,
      };
      return bytesOf(await sign({ ...one, fields: `${one.fields} ${field} 0 R`, pdf: writeUpdate({ objects }, one.pdf) }, {
        byteRange: (a, b, c) => [0, a, b, c],
        contents: async () => new Uint8Array(4),
      }));
    },
  }),
  ...all("contents_invalid", {
    "empty contents": withContents(async () => new Uint8Array()),
    "contents that are no ASN.1": withContents(async () => latin1("%PDF-1.7 not a signature")),
    "bytes behind the signature message": withContents(async (covered, { signer }) =>
      join(await createCms(covered, { signer }), Uint8Array.of(0, 0, 1)),
    ),
    "signature message cut off": withContents(async (covered, { signer }) => {
      const cms = await createCms(covered, { signer });
      cms[2] = 0xff;
      return cms;
    }),
  }),
  ...all("format_unsupported", {
    "unknown format": () => signed({ subFilter: "adbe.x509.rsa_sha1" }),
    "format with SHA-1 by definition": () => signed({ subFilter: "adbe.pkcs7.sha1" }),
  }),
  ...all("unsigned", {
    "not signed at all": () => bytesOf(unsigned()),
    "only a document timestamp": async () => bytesOf(await stamp(unsigned())),
    "signature field without a signature": async () =>
      bytesOf(await sign(unsigned(), { field: "", contents: async () => new Uint8Array() })).length > 0
        ? emptyField()
        : emptyField(),
    "signature that no field leads to": orphanSignature,
  }),
];
