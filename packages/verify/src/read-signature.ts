import type { FindingCode } from "@sign/protocol";
import { Asn1, Tag } from "./asn1";
import { readSignedRange, type SignedRange } from "./byte-range";
import { Attribute, readSignedData, type SignedData } from "./cms";
import type { PdfFile } from "./pdf/pdf-file";
import { nameOf, type PdfDict } from "./pdf/values";
import { codeOf, Rejection } from "./rejection";
import type { SignatureField } from "./signature-fields";
import type { Hash } from "./signature-scheme";
import { readTimestampToken, type TimestampToken } from "./timestamp";

/** A filled signature field as read, before anything is computed. What could not be read is absent, and `codes` say why. */
export interface ReadSignature {
  readonly field: SignatureField;
  readonly dict: PdfDict;
  readonly range: SignedRange | undefined;
  readonly codes: readonly FindingCode[];
  /** The signature of a person or organisation. */
  readonly data: SignedData | undefined;
  /** The timestamps over the signature that lie in it (RFC 3161, appendix A); `undefined` for one that is malformed. */
  readonly timestamps: readonly (TimestampToken | undefined)[];
  /** The token of a document timestamp (ISO 32000-2, 12.8.5). */
  readonly token: TimestampToken | undefined;
  readonly kind: "signature" | "timestamp";
  /** Whether the format binds the certificate by a signed attribute. */
  readonly binding: "required" | "optional";
}

const formats: Readonly<Record<string, Pick<ReadSignature, "kind" | "binding">>> = {
  "ETSI.CAdES.detached": { kind: "signature", binding: "required" },
  "adbe.pkcs7.detached": { kind: "signature", binding: "optional" },
  "ETSI.RFC3161": { kind: "timestamp", binding: "required" },
};

const MAX_TIMESTAMPS = 10;

/** The digest algorithm that a signature is over its covered bytes with. */
export const hashOf = ({ data, token }: ReadSignature): Hash | undefined =>
  data?.signer.digest ?? token?.hash;

/** Reads what stands in a filled signature field; faults become codes. */
export function readSignature(file: PdfFile, field: SignatureField, dict: PdfDict): ReadSignature {
  const format = formats[nameOf(dict.get("SubFilter")) ?? ""];
  const empty = {
    field,
    dict,
    range: undefined,
    data: undefined,
    token: undefined,
    timestamps: [],
  };
  const fallback = { ...empty, ...(format ?? { kind: "signature", binding: "required" }) } as const;
  if (!format) return { ...fallback, codes: ["format_unsupported"] };
  let range: SignedRange | undefined;
  try {
    range = readSignedRange(file, dict);
    const contentInfo = readContents(range.contents);
    if (format.kind === "timestamp") {
      return { ...fallback, range, token: readTimestampToken(contentInfo), codes: [] };
    }
    const data = readSignedData(contentInfo);
    const tokens = data.signer.unsigned.get(Attribute.signatureTimestamp) ?? [];
    const timestamps = tokens.slice(0, MAX_TIMESTAMPS).map(tryToken);
    const codes = tokens.length > MAX_TIMESTAMPS ? (["too_complex"] as const) : [];
    return { ...fallback, range, data, timestamps, codes };
  } catch (error) {
    return {
      ...fallback,
      range,
      codes: [codeOf(error, range ? "cms_invalid" : "byte_range_invalid")],
    };
  }
}

function tryToken(contentInfo: Asn1): TimestampToken | undefined {
  try {
    return readTimestampToken(contentInfo);
  } catch {
    return undefined;
  }
}

/** The ASN.1 element in `/Contents`; only zeros may follow it (ISO 32000-2, 12.8.3.3). */
function readContents(contents: Uint8Array): Asn1 {
  let first: ReturnType<typeof Asn1.readFirst>;
  try {
    first = Asn1.readFirst(contents);
    first.element.expect(Tag.sequence);
  } catch {
    throw new Rejection("contents_invalid", "no ASN.1 sequence");
  }
  if (contents.subarray(first.length).some((byte) => byte !== 0)) {
    throw new Rejection("contents_invalid", "bytes behind the signature");
  }
  return first.element;
}
