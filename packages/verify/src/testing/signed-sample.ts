import {
  AttributeType,
  attribute,
  type CmsOptions,
  createCms,
  createToken,
  type TokenOptions,
} from "./cms";
import { type Der, generalizedTime, join, latin1 } from "./der";
import { NOW } from "./identity";
import { type Body, type Update, type WrittenPdf, writeUpdate } from "./pdf-writer";
import { type People, samplePeople } from "./people";
import { N, objectText, sampleDocument } from "./sample";

/** A sample being signed: the file, and what the next update of its shared objects has to repeat. */
export interface Signed {
  readonly pdf: WrittenPdf;
  readonly fields: string;
  readonly annotations: string;
  readonly catalog: string;
  /** Object number of the newest signature dictionary, its field being the next. */
  readonly signature: number;
}

/** An unsigned sample to sign. */
export const unsigned = (pdf: WrittenPdf = sampleDocument()): Signed => ({
  pdf,
  fields: `${N.textField} 0 R`,
  annotations: `${N.textField} 0 R ${N.note} 0 R`,
  catalog: "",
  signature: 0,
});

/** What can be made otherwise than right in a signature. */
export interface SignOptions {
  readonly name?: string;
  readonly cms?: Partial<CmsOptions>;
  /** The bytes for `/Contents`, given those covered; a right CMS when absent. */
  readonly contents?: (covered: Der, people: People) => Promise<Der>;
  /** A signature timestamp, right unless told otherwise. @default one */
  readonly timestamp?: false | Partial<TokenOptions>;
  readonly subFilter?: string;
  /** More entries of the signature dictionary, and of the field. */
  readonly dict?: string;
  readonly field?: string;
  readonly rect?: string;
  /** More objects in the same update. */
  readonly objects?: Readonly<Record<number, Body>>;
  readonly xref?: Update["xref"];
  /** More of the update. */
  readonly update?: Partial<Update>;
  /** Fills `/ByteRange` from the right numbers. */
  readonly byteRange?: (gapStart: number, gapEnd: number, length: number) => readonly number[];
  readonly seal?: Body;
}

const RESERVED = 5000;
const WIDTH = 10;

/** Adds a signature by an incremental update, as a signing service would: right unless told otherwise. */
export async function sign(before: Signed, options: SignOptions = {}): Promise<Signed> {
  const people = await samplePeople();
  const signature = before.pdf.size;
  const field = signature + 1;
  const appearance = signature + 2;
  const fields = `${before.fields} ${field} 0 R`;
  const annotations = `${before.annotations} ${field} 0 R`;
  const seal = options.seal ?? {
    dict: "/Type /XObject /Subtype /Form /BBox [0 0 92 49]",
    data: latin1("0 0 92 49 re S"),
  };
  const dict = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${options.subFilter ?? "ETSI.CAdES.detached"} /M (D:20260601120000Z) /ByteRange [${" ".repeat(4 * (WIDTH + 1))}] /Contents <${"0".repeat(2 * RESERVED)}> ${options.dict ?? ""} >>`;
  const pdf = writeUpdate(
    {
      objects: {
        [N.page1]: objectText.page(N.content1, annotations),
        [N.form]: objectText.form(fields, "/SigFlags 3"),
        [signature]: dict,
        [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${options.name ?? `Signature${signature}`}) /V ${signature} 0 R /Rect [${options.rect ?? "56 100 148 149"}] /F 132 /P ${N.page1} 0 R /AP << /N ${appearance} 0 R >> ${options.field ?? ""} >>`,
        [appearance]: seal,
        ...options.objects,
      },
      ...(options.xref ? { xref: options.xref } : {}),
      ...options.update,
    },
    before.pdf,
  );
  const bytes = await fill(pdf, signature, options, people);
  return { ...before, pdf: { ...pdf, bytes }, fields, annotations, signature };
}

async function fill(
  pdf: WrittenPdf,
  signature: number,
  options: SignOptions,
  people: People,
): Promise<Der> {
  const bytes = pdf.bytes.slice();
  const from = pdf.offsets.get(signature) ?? 0;
  const text = String.fromCharCode(...bytes.subarray(from, from + 400));
  const gapStart = from + text.indexOf("/Contents <") + 10;
  const gapEnd = gapStart + 2 * RESERVED + 2;
  const right = [gapStart, gapEnd, bytes.length - gapEnd] as const;
  const range = options.byteRange?.(...right) ?? [0, ...right];
  bytes.set(
    latin1(range.join(" ").padEnd(4 * (WIDTH + 1))),
    from + text.indexOf("/ByteRange [") + 12,
  );
  const covered = join(bytes.subarray(0, gapStart), bytes.subarray(gapEnd));
  const contents = await (options.contents ?? rightCms(options))(covered, people);
  const hex = Array.from(contents, (byte) => byte.toString(16).padStart(2, "0")).join("");
  bytes.set(latin1(hex), gapStart + 1);
  return bytes;
}

const rightCms =
  ({ cms, timestamp = {} }: SignOptions) =>
  (covered: Der, people: People): Promise<Der> =>
    createCms(covered, {
      signer: people.signer,
      certificates: [people.signer, people.authority],
      unsigned: async (signature) =>
        timestamp === false
          ? []
          : [
              attribute(
                AttributeType.signatureTimestamp,
                await rightToken(signature, people, timestamp),
              ),
            ],
      ...cms,
    });

/** A right time-stamp token of the samples' unit, at {@link NOW}, unless told otherwise. */
export const rightToken = (
  stamped: Der,
  people: People,
  options: Partial<TokenOptions> = {},
): Promise<Der> =>
  createToken(stamped, { signer: people.unit, at: generalizedTime(NOW), ...options });

/** Adds a document timestamp. */
export const stamp = (
  before: Signed,
  options: SignOptions = {},
  token: Partial<TokenOptions> = {},
): Promise<Signed> =>
  sign(before, {
    subFilter: "ETSI.RFC3161",
    rect: "0 0 0 0",
    contents: (covered, people) => rightToken(covered, people, token),
    ...options,
  });

/** Adds a document security store with these certificates, lists and answers. */
export function addStore(
  before: Signed,
  data: {
    readonly certificates?: readonly Der[];
    readonly crls?: readonly Der[];
    readonly ocsps?: readonly Der[];
  },
  update: Partial<Update> = {},
): Signed {
  let next = before.pdf.size;
  const objects: Record<number, Body> = {};
  const add = (list: readonly Der[] = []): string =>
    list
      .map((bytes) => {
        objects[next] = { dict: "", data: bytes };
        return `${next++} 0 R`;
      })
      .join(" ");
  const store = `<< /Type /DSS /Certs [${add(data.certificates)}] /CRLs [${add(data.crls)}] /OCSPs [${add(data.ocsps)}] >>`;
  objects[next] = store;
  const catalog = `/DSS ${next} 0 R`;
  objects[N.catalog] = objectText.catalog(catalog);
  return { ...before, catalog, pdf: writeUpdate({ objects, ...update }, before.pdf) };
}

/** Appends any update. */
export const change = (before: Signed, update: Update): Signed => ({
  ...before,
  pdf: writeUpdate(update, before.pdf),
});

/** A signed sample at level B-LTA. */
export async function archived(before: Signed = unsigned()): Promise<Signed> {
  const { authority, root, crls } = await samplePeople();
  const stored = addStore(await sign(before), {
    certificates: [authority.certificate, root.certificate],
    crls,
  });
  return stamp(stored);
}
