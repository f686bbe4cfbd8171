import { N, objectText, sampleDocument } from "../sample";
import { type Signed, sign, unsigned } from "../signed-sample";

/** A form with two signature fields to be filled. */
export function withFields(): Signed {
  const empty = (name: string, left: number): string =>
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /Rect [${left} 100 ${left + 92} 149] /F 4 /P ${N.page1} 0 R >>`;
  const list = `${N.textField} 0 R 30 0 R 31 0 R`;
  const annotations = `${N.textField} 0 R ${N.note} 0 R 30 0 R 31 0 R`;
  const pdf = sampleDocument({
    objects: {
      [N.form]: objectText.form(list),
      [N.page1]: objectText.page(N.content1, annotations),
      30: empty("first", 56),
      31: empty("second", 256),
    },
  });
  return { ...unsigned(pdf), fields: list, annotations };
}

/** Signs a field that is there, as a form meant to be signed asks. */
export async function signField(
  before: Signed,
  number: number,
  name: string,
  left: number,
): Promise<Signed> {
  const { size } = before.pdf;
  const field = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /V ${size} 0 R /Rect [${left} 100 ${left + 92} 149] /F 132 /P ${N.page1} 0 R /AP << /N ${size + 2} 0 R >> >>`;
  const signed = await sign(before, {
    objects: {
      [N.page1]: objectText.page(N.content1, before.annotations),
      [N.form]: objectText.form(before.fields, "/SigFlags 3"),
      [size + 1]: "null",
      [number]: field,
    },
  });
  return { ...signed, fields: before.fields, annotations: before.annotations };
}
