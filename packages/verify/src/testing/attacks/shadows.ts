import { join, latin1 } from "../der";
import { type Body, type Update, writeUpdate } from "../pdf-writer";
import { content, N, objectText, sampleDocument, xmpBody } from "../sample";
import { change, type Signed, sign, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf, textOf } from "./attack";

type Objects = Record<number, Body>;

/** Signs a sample prepared with these objects, then appends an update. */
const prepared = (objects: Objects, update: (signed: Signed) => Update) => async () => {
  const signed = await sign(unsigned(sampleDocument({ objects })));
  return bytesOf(change(signed, update(signed)));
};

const hidden = `40 0 obj\n${objectText.pages(`${N.page2} 0 R`, 1)}\nendobj`;
const image = (reference: string): string =>
  `<< /Font << /F1 ${N.font} 0 R >> /XObject << /X1 ${N.image} 0 R /X2 ${reference} >> >>`;

/** Puts bytes between the end of a signed file and a last update, or behind it. */
const appended = (text: (signed: Signed) => string) => async () => {
  const signed = await sign(unsigned());
  return join(signed.pdf.bytes, latin1(text(signed)));
};

/** Ways to make signed bytes mean something new, and to say one thing to strict readers and another to lenient ones. */
export const shadowAttacks: readonly Attack[] = [
  ...all("reference_filled", {
    "reference to nothing filled later": prepared({ [N.resources]: image("60 0 R") }, () => ({
      objects: {
        60: {
          dict: "/Type /XObject /Subtype /Form /BBox [0 0 600 800]",
          data: latin1("0 0 600 800 re f"),
        },
      },
    })),
    "reference to nothing filled later in an object stream": prepared(
      { [N.names]: "<< /JavaScript 60 0 R >>" },
      () => ({ compressed: { 60: "<< /Names [] >>" }, xref: "stream" }),
    ),
    "reference to nothing filled by a signature": async () => {
      const pdf = sampleDocument({ objects: { [N.resources]: image("60 0 R") } });
      const first = await sign(unsigned(pdf));
      const box = {
        dict: "/Type /XObject /Subtype /Form /BBox [0 0 600 800]",
        data: latin1("0 0 9 9 re f"),
      };
      return bytesOf(await sign(first, { objects: { 60: box } }));
    },
    "reference to nothing filled by the security store": async () => {
      const base = sampleDocument({ objects: { [N.content2]: "61 0 R" } });
      const signed = await sign(unsigned(base));
      return bytesOf(change(signed, { objects: { 61: content("900"), ...storeObjects(62) } }));
    },
  }),
  ...all("shadow_content", {
    "object moved to bytes inside a signed stream": async () => {
      const signed = await sign(
        unsigned(sampleDocument({ objects: { 30: { dict: "", data: latin1(hidden) } } })),
      );
      const at = textOf(signed.pdf.bytes).indexOf("40 0 obj");
      return bytesOf(change(signed, { offsets: { 40: at } }));
    },
    "page tree moved back to an earlier one": async () => {
      const first = sampleDocument();
      const second = writeUpdate({ objects: { [N.content1]: content("I owe you 200") } }, first);
      const signed = await sign(unsigned(second));
      return bytesOf(
        change(signed, { offsets: { [N.content1]: first.offsets.get(N.content1) ?? 0 } }),
      );
    },
    "object hidden by freeing it": async () => {
      const signed = await sign(unsigned());
      return bytesOf(change(signed, { freed: [N.image] }));
    },
    "page content freed": async () =>
      bytesOf(change(await sign(unsigned()), { freed: [N.content1] })),
    "update that leaves the signed one out": async () => {
      const base = sampleDocument();
      const second = writeUpdate({ objects: { [N.content1]: content("I owe you 200") } }, base);
      const signed = await sign(unsigned(second));
      const { fields, annotations } = signed;
      return bytesOf(
        change(signed, {
          previous: base.startXref,
          objects: {
            [N.form]: objectText.form(fields),
            [N.page1]: objectText.page(N.content1, annotations),
          },
          offsets: {
            [signed.signature]: signed.pdf.offsets.get(signed.signature) ?? 0,
            [signed.signature + 1]: signed.pdf.offsets.get(signed.signature + 1) ?? 0,
            [signed.signature + 2]: signed.pdf.offsets.get(signed.signature + 2) ?? 0,
          },
        }),
      );
    },
    "object appended that no table knows": appended(
      ({ pdf }) =>
        `${N.content1} 0 obj\n<< /Length 3 >>\nstream\n900\nendstream\nendobj\nstartxref\n${pdf.startXref}\n%%EOF\n`,
    ),
    "object in an update that no table knows": async () =>
      bytesOf(
        change(await sign(unsigned()), {
          objects: { [N.names]: "<< >>" },
          extra: `${N.content1} 0 obj\n(not I)\nendobj\n`,
        }),
      ),
    "second table that nothing points to": async () => {
      const signed = await sign(unsigned());
      const table = `xref\n${N.content1} 1\n${String(signed.pdf.bytes.length).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 60 /Root 1 0 R >>\n`;
      return bytesOf(change(signed, { objects: { [N.names]: "<< >>" }, extra: table }));
    },
    "object stream replaced": async () => {
      const base = writeUpdate(
        { compressed: { 30: "(a)", 31: objectText.note("agreed") }, xref: "stream", container: 32 },
        sampleDocument(),
      );
      const signed = await sign(unsigned(base), { xref: "stream" });
      return bytesOf(
        change(signed, {
          compressed: { 30: "(a)", 31: objectText.note("refused") },
          xref: "stream",
          container: 32,
        }),
      );
    },
    "signed object made a field": async () => {
      const field = "<< /FT /Tx /T (hidden) /V (900) >>";
      const signed = await sign(unsigned(sampleDocument({ objects: { 30: field } })));
      return bytesOf(
        change(signed, {
          objects: { [N.form]: objectText.form(`${signed.fields} 30 0 R`, "/SigFlags 3") },
        }),
      );
    },
  }),
  ...all("page_changed", {
    "metadata that is page content too": prepared(
      { [N.page2]: objectText.page(N.xmp, "") },
      () => ({ objects: { [N.xmp]: xmpBody("Agreement", "2027-01-01") } }),
    ),
    "information that is a page's resources too": prepared(
      { [N.page2]: objectText.page(N.content2, "", `/Resources ${N.info} 0 R`) },
      () => ({
        objects: { [N.info]: "<< /Title (Agreement) /Producer (other) /ModDate (D:2027) >>" },
      }),
    ),
    "length of a stream changed": prepared(
      { [N.content2]: "<< /Length 44 0 R >>\nstream\nBT (Second) Tj ET\nendstream", 44: "17" },
      () => ({ objects: { 44: "15" } }),
    ),
  }),
  ...all("unsigned", {
    "rolled back to before the signature": appended(
      () => `startxref\n${sampleDocument().startXref}\n%%EOF\n`,
    ),
  }),
  ...all("unreadable", {
    "update without a table": appended(() => `${N.content1} 0 obj\n(not I)\nendobj\n`),
    "update without an end": appended(() => "xref\n0 0\ntrailer\n<< /Size 60 /Root 1 0 R >>\n"),
  }),
];

function storeObjects(number: number): Objects {
  return {
    [number]: "<< /Type /DSS /Certs [61 0 R] >>",
    [N.catalog]: objectText.catalog(`/DSS ${number} 0 R`),
  };
}
