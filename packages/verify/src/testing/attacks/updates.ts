import { latin1 } from "../der";
import type { Body, Update } from "../pdf-writer";
import { content, N, objectText, xmpBody } from "../sample";
import { archived, change, type Signed, sign, stamp, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf } from "./attack";

type Objects = Readonly<Record<number, Body>>;

/** Signs the sample and then appends an update made from it. */
const after =
  (make: (signed: Signed) => Update, before = () => sign(unsigned())) =>
  async () => {
    const signed = await before();
    return bytesOf(change(signed, make(signed)));
  };
const objects = (make: (signed: Signed, next: number) => Objects) =>
  after((signed) => ({ objects: make(signed, signed.pdf.size) }));

const page1 = ({ annotations }: Signed, more?: string): string =>
  objectText.page(
    N.content1,
    annotations,
    more ? `/Resources ${N.resources} 0 R ${more}` : undefined,
  );
const box = {
  dict: "/Type /XObject /Subtype /Form /BBox [0 0 600 800]",
  data: latin1("1 g 0 0 600 800 re f"),
};
const field = (signed: Signed, more: string): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature${signed.signature}) /V ${signed.signature} 0 R /F 132 /P ${N.page1} 0 R ${more} >>`;
const appearance = (signed: Signed): string => `/AP << /N ${signed.signature + 2} 0 R >>`;

/** Changes appended after a signature. */
export const updateAttacks: readonly Attack[] = [
  ...all("page_changed", {
    "content of a page replaced": objects(() => ({ [N.content1]: content("I owe you 900") })),
    "page pointed at other content": objects((signed, next) => ({
      [N.page1]: objectText.page(next, signed.annotations),
      [next]: content("I owe you 900"),
    })),
    "content added to a page": objects((signed, next) => ({
      [N.page1]: page1(signed).replace(`${N.content1} 0 R`, `[${N.content1} 0 R ${next} 0 R]`),
      [next]: content("not"),
    })),
    "page box added": objects((signed) => ({ [N.page1]: page1(signed, "/CropBox [0 0 300 300]") })),
    "page turned": objects((signed) => ({ [N.page1]: page1(signed, "/Rotate 180") })),
    "page scaled": objects((signed) => ({ [N.page1]: page1(signed, "/UserUnit 2") })),
    "box of all pages changed": objects(() => ({
      [N.pages]: objectText.pages().replace("595 842", "300 300"),
    })),
    "resources replaced": objects(() => ({ [N.resources]: `<< /Font << /F1 ${N.font} 0 R >> >>` })),
    "font replaced": objects(() => ({
      [N.font]: "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>",
    })),
    "image replaced": objects(() => ({ [N.image]: box })),
    "action added to a page": objects((signed) => ({
      [N.page1]: page1(signed, "/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"),
    })),
    "content replaced in an object stream with the page": after((signed) => ({
      compressed: { [N.page1]: page1(signed, "/Rotate 90") },
      xref: "stream",
    })),
  }),
  ...all("pages_rearranged", {
    "pages in another order": objects(() => ({
      [N.pages]: objectText.pages(`${N.page2} 0 R ${N.page1} 0 R`),
    })),
    "page added": objects((_, next) => ({
      [N.pages]: objectText.pages(`${N.page1} 0 R ${N.page2} 0 R ${next} 0 R`, 3),
      [next]: objectText.page(N.content1, ""),
    })),
    "page removed": objects(() => ({ [N.pages]: objectText.pages(`${N.page1} 0 R`, 1) })),
    "another page tree": objects((signed, next) => ({
      [N.catalog]: objectText.catalog().replace(`/Pages ${N.pages} 0 R`, `/Pages ${next} 0 R`),
      [next]: objectText.pages(`${next + 1} 0 R`, 1),
      [next + 1]: objectText.page(N.content2, signed.annotations),
    })),
  }),
  ...all("annotation_changed", {
    "text laid over a page": objects((signed, next) => ({
      [N.page1]: objectText.page(N.content1, `${signed.annotations} ${next} 0 R`),
      [next]: "<< /Type /Annot /Subtype /FreeText /Contents (900) /Rect [56 750 200 780] >>",
    })),
    "note altered": objects(() => ({ [N.note]: objectText.note("refused") })),
    "note removed": objects((signed) => ({
      [N.page1]: objectText.page(N.content1, signed.annotations.replace(`${N.note} 0 R`, "")),
    })),
    "annotations in another order": objects((signed) => ({
      [N.page1]: objectText.page(
        N.content1,
        signed.annotations
          .split(/(?<=R) /)
          .reverse()
          .join(" "),
      ),
    })),
    "annotation on a page that had none": objects((_, next) => ({
      [N.page2]: objectText.page(N.content2, `${next} 0 R`),
      [next]: "<< /Type /Annot /Subtype /Square /IC [1 1 1] /Rect [0 0 595 842] >>",
    })),
  }),
  ...all("form_changed", {
    "value of a field changed": objects(() => ({ [N.textField]: objectText.textField("900") })),
    "appearance of a field changed": objects(() => ({
      [N.fieldAppearance]: { dict: box.dict, data: latin1("BT (900) Tj ET") },
    })),
    "field added": objects((signed, next) => ({
      [N.form]: objectText.form(`${signed.fields} ${next} 0 R`, "/SigFlags 3"),
      [next]: "<< /FT /Tx /T (more) /V (900) >>",
    })),
    "field removed": objects((signed) => ({
      [N.form]: objectText.form(signed.fields.replace(`${N.textField} 0 R`, ""), "/SigFlags 3"),
    })),
    "empty signature field added": objects((signed, next) => ({
      [N.form]: objectText.form(`${signed.fields} ${next} 0 R`, "/SigFlags 3"),
      [next]: "<< /FT /Sig /T (more) >>",
    })),
    "appearances to be made anew": objects((signed) => ({
      [N.form]: objectText.form(signed.fields, "/SigFlags 3 /NeedAppearances true"),
    })),
    "XFA form added": objects((signed, next) => ({
      [N.form]: objectText.form(signed.fields, `/SigFlags 3 /XFA ${next} 0 R`),
      [next]: { dict: "", data: latin1("<xdp:xdp/>") },
    })),
    "seal enlarged": objects((signed) => ({
      [signed.signature + 1]: field(signed, `/Rect [0 0 595 842] ${appearance(signed)}`),
    })),
    "seal given another appearance": objects((signed, next) => ({
      [signed.signature + 1]: field(signed, `/Rect [56 100 148 149] /AP << /N ${next} 0 R >>`),
      [next]: box,
    })),
    "appearance of the seal replaced": objects((signed) => ({ [signed.signature + 2]: box })),
    "page covered by a document timestamp": async () =>
      bytesOf(await stamp(await sign(unsigned()), { rect: "0 0 595 842", seal: box })),
    "later signature with an action": async () =>
      bytesOf(
        await sign(await sign(unsigned()), {
          field: "/A << /S /URI /URI (https://example.test) >>",
        }),
      ),
  }),
  ...all("document_changed", {
    "script by name": objects(() => ({
      [N.names]: "<< /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>",
    })),
    "action on opening": objects(() => ({
      [N.catalog]: objectText.catalog("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    })),
    "layers added": objects((_, next) => ({
      [N.catalog]: objectText.catalog(
        `/OCProperties << /OCGs [${next} 0 R] /D << /OFF [${next} 0 R] >> >>`,
      ),
      [next]: "<< /Type /OCG /Name (a) >>",
    })),
    "file embedded": objects((_, next) => ({
      [N.names]: `<< /EmbeddedFiles << /Names [(a) ${next} 0 R] >> >>`,
      [next]: "<< /Type /Filespec /F (a) >>",
    })),
    "another catalog": after(({ pdf }) => ({
      root: pdf.size,
      objects: { [pdf.size]: objectText.catalog() },
    })),
    "security store removed": after(
      () => ({ objects: { [N.catalog]: objectText.catalog() } }),
      archived,
    ),
  }),
  ...all("metadata_changed", {
    "title in the metadata changed": objects(() => ({ [N.xmp]: xmpBody("Receipt", "2026-01-01") })),
    "title in the information changed": objects(() => ({
      [N.info]: "<< /Title (Receipt) /Producer (sample) /ModDate (D:20260101000000Z) >>",
    })),
  }),
  ...all("signature_removed", {
    "first of two signatures removed, its field left": async () => {
      const first = await sign(unsigned());
      const { signature } = first;
      const second = await sign(first);
      return bytesOf(
        change(second, { objects: { [signature + 1]: "<< /FT /Sig /T (Signature19) >>" } }),
      );
    },
    "second of two signatures removed with its field": async () => {
      const first = await sign(unsigned());
      const second = await sign(await sign(first));
      return bytesOf(
        change(second, { objects: { [N.form]: objectText.form(first.fields, "/SigFlags 3") } }),
      );
    },
  }),
  ...all("unsigned", {
    "only signature removed with its field": objects(() => ({
      [N.form]: objectText.form(`${N.textField} 0 R`),
    })),
    "form removed": objects(() => ({ [N.catalog]: objectText.catalog("", "") })),
  }),
];
