import { latin1 } from "./der";
import { type Body, type Update, type WrittenPdf, writeUpdate } from "./pdf-writer";

/** Object numbers of {@link sampleDocument}. */
export const N = {
  catalog: 1,
  pages: 2,
  page1: 3,
  page2: 4,
  content1: 5,
  content2: 6,
  resources: 7,
  font: 8,
  info: 9,
  form: 10,
  textField: 11,
  note: 12,
  image: 13,
  names: 14,
  xmp: 15,
  fieldAppearance: 16,
} as const;

/** A content stream that writes one line and draws the image. */
export const content = (text: string): Body => ({
  dict: "",
  data: latin1(`BT /F1 12 Tf 56 760 Td (${text}) Tj ET /X1 Do`),
});

const xmp = (title: string, date: string): Body => ({
  dict: "/Type /Metadata /Subtype /XML",
  data: latin1(
    `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>${title}</dc:title><xmp:ModifyDate>${date}</xmp:ModifyDate></x:xmpmeta><?xpacket end="w"?>`,
  ),
});

export { xmp as xmpBody };

/** The text of an object, to be overridden in parts by attacks. */
export const objectText = {
  catalog: (more = "", form = `/AcroForm ${N.form} 0 R`): string =>
    `<< /Type /Catalog /Pages ${N.pages} 0 R ${form} /Names ${N.names} 0 R /Metadata ${N.xmp} 0 R ${more} >>`,
  pages: (kids = `${N.page1} 0 R ${N.page2} 0 R`, count = 2, more = ""): string =>
    `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 595 842] ${more} >>`,
  page: (contents: number, annotations: string, more = `/Resources ${N.resources} 0 R`): string =>
    `<< /Type /Page /Parent ${N.pages} 0 R /Contents ${contents} 0 R /Annots [${annotations}] ${more} >>`,
  form: (fields: string, more = ""): string => `<< /Fields [${fields}] /DA (/F1 0 Tf) ${more} >>`,
  textField: (value: string, more = ""): string =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (amount) /V (${value}) /Rect [56 600 200 620] /F 4 /P ${N.page1} 0 R /AP << /N ${N.fieldAppearance} 0 R >> ${more} >>`,
  note: (text: string): string =>
    `<< /Type /Annot /Subtype /Text /Contents (${text}) /Rect [300 600 320 620] >>`,
};

const fieldAppearance: Body = {
  dict: "/Type /XObject /Subtype /Form /BBox [0 0 144 20]",
  data: latin1("BT (100) Tj ET"),
};

/** A document of two pages with a text field, a note, an image, names and XMP. */
export function sampleDocument(
  options: Pick<Update, "xref"> & { readonly objects?: Record<number, Body> } = {},
): WrittenPdf {
  const objects: Record<number, Body> = {
    [N.catalog]: objectText.catalog(),
    [N.pages]: objectText.pages(),
    [N.page1]: objectText.page(N.content1, `${N.textField} 0 R ${N.note} 0 R`),
    [N.page2]: objectText.page(N.content2, ""),
    [N.content1]: content("I owe you 100"),
    [N.content2]: content("Second page"),
    [N.resources]: `<< /Font << /F1 ${N.font} 0 R >> /XObject << /X1 ${N.image} 0 R >> >>`,
    [N.font]: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    [N.info]: "<< /Title (Agreement) /Producer (sample) /ModDate (D:20260101000000Z) >>",
    [N.form]: objectText.form(`${N.textField} 0 R`),
    [N.textField]: objectText.textField("100"),
    [N.note]: objectText.note("agreed"),
    [N.image]: {
      dict: "/Type /XObject /Subtype /Form /BBox [0 0 10 10]",
      data: latin1("0 0 10 10 re f"),
    },
    [N.names]: "<< >>",
    [N.xmp]: xmp("Agreement", "2026-01-01"),
    [N.fieldAppearance]: fieldAppearance,
    ...options.objects,
  };
  return writeUpdate({ objects, info: N.info, ...(options.xref ? { xref: options.xref } : {}) });
}
