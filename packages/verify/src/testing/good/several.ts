import { certify, fill } from "../attacks/permissions";
import type { Body } from "../pdf-writer";
import { N, objectText, sampleDocument, xmpBody } from "../sample";
import { archived, change, type Signed, sign, unsigned } from "../signed-sample";
import { signField, withFields } from "./fields";
import { type GoodSample, samples } from "./good-sample";

/** Two signatures on a document whose form is written in its catalog. */
async function formInCatalog(): Promise<Signed> {
  const withForm = (fields: string) => ({
    [N.form]: "null",
    [N.catalog]: objectText.catalog("", `/AcroForm << /Fields [${fields}] /SigFlags 3 >>`),
  });
  const base = unsigned(sampleDocument({ objects: withForm(`${N.textField} 0 R`) }));
  const field = ({ pdf }: Signed): string => `${pdf.size + 1} 0 R`;
  const fields = `${N.textField} 0 R ${field(base)}`;
  const first = await sign(base, { objects: withForm(fields) });
  return sign(first, { objects: withForm(`${fields} ${field(first)}`) });
}

/** Two signatures on a document whose lists of fields and annotations are objects of their own. */
async function listsOfTheirOwn(): Promise<Signed> {
  const form = "<< /Fields 30 0 R /DA (/F1 0 Tf) /SigFlags 3 >>";
  const page = objectText.page(N.content1, "").replace("/Annots []", "/Annots 31 0 R");
  const kept = { [N.form]: form, [N.page1]: page };
  const lists = (fields: string) => ({
    30: `[${N.textField} 0 R ${fields}]`,
    31: `[${N.textField} 0 R ${N.note} 0 R ${fields}]`,
  });
  const base = unsigned(sampleDocument({ objects: { ...kept, ...lists("") } }));
  const one = `${base.pdf.size + 1} 0 R`;
  const first = await sign(base, { objects: { ...kept, ...lists(one) } });
  const two = `${one} ${first.pdf.size + 1} 0 R`;
  return sign(first, { objects: { ...kept, ...lists(two) } });
}

const twice = (objects: Record<number, Body>) => async () =>
  sign(await sign(unsigned()), { objects });

/** Files that were added to after the first signature, as is allowed. */
export const severalSignatures: readonly GoodSample[] = [
  ...samples("B-T", "another-signature", {
    "two signatures": async () => sign(await sign(unsigned())),
    "two signatures in fields that were there": async () =>
      signField(await signField(withFields(), 30, "first", 56), 31, "second", 256),
    "signature after one that allows forms": async () => sign(await certify(2)),
    "form written in the catalog": formInCatalog,
    "lists in objects of their own": listsOfTheirOwn,
    "three signatures": async () => sign(await sign(await sign(unsigned()))),
    "second signature by cross-reference stream": async () =>
      sign(await sign(unsigned()), { xref: "stream" }),
    "second signature with renewed dates": twice({
      [N.info]: "<< /Title (Agreement) /Producer (other) /ModDate (D:20260601120000Z) >>",
      [N.xmp]: xmpBody("Agreement", "2026-06-01"),
    }),
    "second signature with a newer version": twice({
      [N.catalog]: objectText.catalog(
        "/Version /2.0 /Extensions << /ISO_ << /BaseVersion /2.0 /ExtensionLevel 32001 >> >>",
      ),
    }),
    "second signature with fonts of its own": async () => {
      const first = await sign(unsigned());
      const { size } = first.pdf;
      return sign(first, {
        objects: {
          [N.form]: objectText.form(
            `${first.fields} ${size + 1} 0 R`,
            `/SigFlags 3 /DR << /Font << /F9 ${size + 9} 0 R >> >>`,
          ),
          [size + 9]: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        },
      });
    },
    "second signature that copies what its page inherits": async () => {
      const first = await sign(unsigned());
      const page = objectText.page(
        N.content1,
        `${first.annotations} ${first.pdf.size + 1} 0 R`,
        `/Resources ${N.resources} 0 R /MediaBox [0 0 595 842]`,
      );
      return sign(first, { objects: { [N.page1]: page } });
    },
    "second signature that is not shown": async () =>
      sign(await sign(unsigned()), { rect: "0 0 0 0" }),
    "comment between two updates": async () =>
      sign(await sign(unsigned()), { update: { extra: "%written by a tool\n" } }),
    "object written again as it was": twice({ [N.note]: objectText.note("agreed") }),
  }),
  ...samples("B-LTA", "another-signature", {
    "archived, then signed again": async () => {
      const first = await archived();
      return sign(first);
    },
    "archived twice with two signatures": async () => {
      const first = await archived();
      return archived({ ...(await sign(first)), catalog: first.catalog });
    },
  }),
  ...samples(
    "B-T",
    "other",
    {
      "field filled in where it is allowed": async () => fill(await certify(2)),
      "note altered where it is allowed": async () =>
        change(await certify(3), { objects: { [N.note]: objectText.note("seen") } }),
    },
    "indeterminate",
  ),
  ...samples("B-T", "other", {
    "dates renewed only": async () =>
      change(await sign(unsigned()), { objects: { [N.xmp]: xmpBody("Agreement", "2026-06-02") } }),
  }),
];
