import { sha256 } from "@noble/hashes/sha2.js";
import type { Authority } from "./authority";
import type { Identity } from "./certificates";
import { signedMessage } from "./cms";
import { type Box, SEAL, sealBox, uprightMatrix } from "./geometry";
import { PadesError } from "./pades-error";
import { type Page, readPages } from "./page-tree";
import { PdfDraft } from "./pdf-draft";
import { openPdf } from "./pdf-file";
import { dictionary, name, PdfBlank, type PdfReference, PdfStream, string } from "./pdf-value";
import { drawSeal } from "./seal";
import { addSignatureField } from "./signature-field";
import { issueSignerCertificate, type Signer } from "./signer-certificate";
import { timeStampToken } from "./time-stamp";
import { addValidationData } from "./validation-data";

export type { Signer } from "./signer-certificate";

/** PAdES baseline level (ETSI EN 319 142-1): signature; with time stamp; with validation data; with archive time stamps. */
export type PadesLevel = "B-B" | "B-T" | "B-LT" | "B-LTA";

/** Where the seal goes: `page` from 1; `x` and `y` in points from the top left corner of the page as displayed to that of the seal. */
export interface SealPlacement {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** Options of {@link signPdf}. */
export interface SignPdfOptions {
  readonly authority: Authority;
  readonly signer: Signer;
  /** The moment of signing, to the second; certificate, time stamps and seal all say it. */
  readonly at: Date;
  /** @default "B-LTA" */
  readonly level?: PadesLevel;
  /** @default the top left corner of page 1, where the vendor's unplaced seals land */
  readonly placement?: SealPlacement;
}

/** Bytes of DER that fit into `/Contents`. */
const RESERVED = 16_384;
/** Room for a ByteRange of four numbers with up to ten digits. */
const BYTE_RANGE = 46;

/** `D:YYYYMMDDHHmmSS+00'00'` (ISO 32000-2, 7.9.4). */
const pdfDate = (at: Date): string => `D:${at.toISOString().replace(/[-:T]|\.\d+Z/g, "")}+00'00'`;

interface Blanks {
  readonly contents: PdfBlank;
  readonly byteRange: PdfBlank;
}

const blanks = (): Blanks => ({
  contents: new PdfBlank(RESERVED * 2 + 2),
  byteRange: new PdfBlank(BYTE_RANGE),
});

async function addSignature(
  draft: PdfDraft,
  page: Page,
  rectangle: Box,
  identity: Identity,
  { authority, signer, at, level }: SignPdfOptions,
): Promise<void> {
  const { contents, byteRange } = blanks();
  const seal = drawSeal(`${signer.givenName} ${signer.familyName}`, at);
  addSignatureField(draft, {
    page: page.reference,
    rectangle,
    value: draft.add(
      dictionary({
        Type: name("Sig"),
        Filter: name("Adobe.PPKLite"),
        SubFilter: name("ETSI.CAdES.detached"),
        M: string(pdfDate(at)),
        ByteRange: byteRange,
        Contents: contents,
      }),
    ),
    appearance: draft.add(
      new PdfStream(
        dictionary({
          Type: name("XObject"),
          Subtype: name("Form"),
          BBox: [0, 0, SEAL.width, SEAL.height],
          Matrix: uprightMatrix(page.view.turns),
          Resources: seal.resources,
        }),
        seal.content,
      ),
    ),
  });
  const stamp = (signature: Uint8Array) => timeStampToken(authority, sha256(signature), at);
  await draft.commit({
    contents,
    byteRange,
    sign: (digest) =>
      signedMessage(
        { digest },
        identity,
        [authority.signers.issuing.certificate],
        level === "B-B" ? undefined : stamp,
      ),
  });
}

/** Adds a document time stamp on an invisible field of `page` (ISO 32000-2, 12.8.5). */
async function addDocumentTimeStamp(
  draft: PdfDraft,
  page: PdfReference,
  { authority, at }: SignPdfOptions,
): Promise<void> {
  const { contents, byteRange } = blanks();
  addSignatureField(draft, {
    page,
    rectangle: [0, 0, 0, 0],
    value: draft.add(
      dictionary({
        Type: name("DocTimeStamp"),
        Filter: name("Adobe.PPKLite"),
        SubFilter: name("ETSI.RFC3161"),
        ByteRange: byteRange,
        Contents: contents,
      }),
    ),
  });
  await draft.commit({
    contents,
    byteRange,
    sign: (digest) => timeStampToken(authority, digest, at),
  });
}

/**
 * Signs a PDF as BankID's own service was seen to: by incremental updates only (signature, then for B-LTA a
 * document time stamp, then for B-LT and above the validation data, then for B-LTA another document time
 * stamp), with a one-off certificate and a visible seal marked TEST. Signatures that the file already carries
 * stay valid. Throws a {@link PadesError} for a file or placement that cannot be signed, and a RangeError for
 * a national identity number that tells no birth date.
 */
export async function signPdf(
  bytes: Uint8Array,
  options: SignPdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { authority, level = "B-LTA", placement } = options;
  const at = new Date(Math.floor(options.at.getTime() / 1000) * 1000);
  const exact = { ...options, at };
  const file = openPdf(bytes);
  const pages = readPages(file);
  const page = placement ? pages[placement.page - 1] : pages[0];
  if (!page) throw new PadesError("placement_outside");
  const rectangle = sealBox(page.view, placement?.x ?? 0, placement?.y ?? 0);

  const identity = await issueSignerCertificate(authority.signers, options.signer, at);
  const draft = new PdfDraft(file);
  await addSignature(draft, page, rectangle, identity, exact);
  if (level === "B-LTA") await addDocumentTimeStamp(draft, pages[0].reference, exact);
  if (level === "B-LT" || level === "B-LTA") {
    await addValidationData(draft, authority, identity.certificate, at);
    await draft.commit();
  }
  if (level === "B-LTA") await addDocumentTimeStamp(draft, pages[0].reference, exact);
  return draft.bytes();
}
