import { createCms } from "../cms";
import { join, latin1 } from "../der";
import { writeUpdate } from "../pdf-writer";
import { N, objectText } from "../sample";
import { type SignOptions, sign, stamp, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf, replaceText, textOf } from "./attack";

const signed = async (options?: SignOptions) => bytesOf(await sign(unsigned(), options));
const withRange = (byteRange: NonNullable<SignOptions["byteRange"]>) => () => signed({ byteRange });
const withContents = (contents: NonNullable<SignOptions["contents"]>) => () => signed({ contents });

/** The text of a signature dictionary in a file, with its `/Contents`. */
function dictionaryIn(file: Uint8Array): string {
  const text = textOf(file);
  const from = text.indexOf("<< /Type /Sig");
  return text.slice(from, text.indexOf("\nendobj", from));
}

/** Puts a copy of the signature dictionary, with the range of the first, behind a change of the page. */
async function wrapped(): Promise<Uint8Array> {
  const { pdf, signature } = await sign(unsigned());
  const objects = {
    [signature]: dictionaryIn(pdf.bytes),
    [N.content1]: { dict: "", data: latin1("BT (I owe you 900) Tj ET") },
  };
  return writeUpdate({ objects }, pdf).bytes;
}

async function inObjectStream(): Promise<Uint8Array> {
  const { pdf, signature } = await sign(unsigned());
  return writeUpdate({ compressed: { [signature]: dictionaryIn(pdf.bytes) }, xref: "stream" }, pdf)
    .bytes;
}

function fieldBesides(): Promise<Uint8Array> {
  const base = unsigned();
  const field = base.pdf.size + 9;
  const objects = {
    [N.form]: objectText.form(
      `${base.fields} ${base.pdf.size + 1} 0 R ${field} 0 R`,
      "/SigFlags 3",
    ),
    [field]: `<< /FT /Sig /T (Besides) /V ${base.pdf.size} 0 R >>`,
  };
  return signed({ objects });
}

async function otherRange(): Promise<Uint8Array> {
  const first = await sign(unsigned());
  const range = /\/ByteRange \[([\d ]+)\]/.exec(textOf(first.pdf.bytes))?.[1] ?? "";
  const numbers = range.trim().split(/\s+/).map(Number);
  return bytesOf(await sign(first, { byteRange: () => numbers }));
}

async function literalContents(): Promise<Uint8Array> {
  const file = await signed();
  const at = textOf(file).indexOf("/Contents <") + 10;
  const end = file.indexOf(0x3e, at);
  return join(
    file.subarray(0, at),
    latin1("("),
    file.subarray(at + 1, end),
    latin1(")"),
    file.subarray(end + 1),
  );
}

function emptyField(): Uint8Array {
  const { pdf, fields } = unsigned();
  const objects = {
    [N.form]: objectText.form(`${fields} ${pdf.size} 0 R`),
    [pdf.size]: "<< /FT /Sig /T (Empty) >>",
  };
  return writeUpdate({ objects }, pdf).bytes;
}

/** Signed bytes altered, and signatures that do not cover what they should. */
export const rangeAttacks: readonly Attack[] = [
  ...all("digest_mismatch", {
    "text of a page altered": async () => replaceText(await signed(), "owe you 100", "owe you 900"),
    "value of a field altered": async () => replaceText(await signed(), "/V (100)", "/V (900)"),
    "bytes behind the signature altered": async () =>
      replaceText(await signed(), "/Rect [56 100", "/Rect [56 900"),
    "claimed date altered": async () =>
      replaceText(await signed(), "D:20260601120000Z", "D:20250601120000Z"),
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
    "contents as a literal string": literalContents,
    "second signature with the range of the first": otherRange,
    "copy of the signature in a later update": wrapped,
    "signature in an object stream": inObjectStream,
    "two fields with one signature": fieldBesides,
  }),
  ...all("contents_invalid", {
    "empty contents": withContents(async () => new Uint8Array()),
    "contents that are no ASN.1": withContents(async () => latin1("%PDF-1.7 not a signature")),
    "bytes behind the message": withContents(async (covered, { signer }) =>
      join(await createCms(covered, { signer }), Uint8Array.of(0, 0, 1)),
    ),
    "message longer than the contents": withContents(async (covered, { signer }) => {
      const cms = await createCms(covered, { signer });
      cms[2] = 0xff;
      return cms;
    }),
  }),
  ...all("format_unsupported", {
    "unknown format": () => signed({ subFilter: "adbe.x509.rsa_sha1" }),
    "format that has SHA-1 inside": () => signed({ subFilter: "adbe.pkcs7.sha1" }),
  }),
  ...all("unsigned", {
    "not signed at all": () => bytesOf(unsigned()),
    "only a document timestamp": async () => bytesOf(await stamp(unsigned())),
    "signature field without a signature": emptyField,
  }),
];
