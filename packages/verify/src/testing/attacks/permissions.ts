import { N, objectText } from "../sample";
import { change, type Signed, sign, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf } from "./attack";

/** Signs with a DocMDP transform (ISO 32000-2, 12.8.2.2) of this level. */
export function certify(level: number, lock = ""): Promise<Signed> {
  const before = unsigned();
  const parameters = `<< /Type /TransformParams /P ${level} /V /1.2 >>`;
  const reference = `<< /Type /SigRef /TransformMethod /DocMDP /TransformParams ${parameters} >>`;
  const catalog = objectText.catalog(`/Perms << /DocMDP ${before.pdf.size} 0 R >>`);
  return sign(before, {
    dict: `/Reference [${reference} ${lock}]`,
    objects: { [N.catalog]: catalog },
  });
}

/** A FieldMDP transform that locks fields. */
export const fieldLock = (action: string): string =>
  `<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams /V /1.2 ${action} >> >>`;

/** Fills in the text field. */
export const fill = (signed: Signed): Signed =>
  change(signed, { objects: { [N.textField]: objectText.textField("900") } });

/** Changes that a signature before them forbids by DocMDP or FieldMDP. */
export const permissionAttacks: readonly Attack[] = [
  ...all("change_not_permitted", {
    "signature after one that allows nothing": async () => bytesOf(await sign(await certify(1))),
  }),
  ...all("form_changed", {
    "field filled in after a signature that allows nothing": async () =>
      bytesOf(fill(await certify(1))),
    "locked field filled in": async () =>
      bytesOf(fill(await certify(2, fieldLock("/Action /Include /Fields [(amount)]")))),
    "field filled in when all are locked": async () =>
      bytesOf(fill(await certify(2, fieldLock("/Action /All")))),
    "field filled in when all but another are locked": async () =>
      bytesOf(fill(await certify(2, fieldLock("/Action /Exclude /Fields [(date)]")))),
  }),
  ...all("annotation_changed", {
    "note altered after a signature that allows forms": async () =>
      bytesOf(change(await certify(2), { objects: { [N.note]: objectText.note("refused") } })),
  }),
  ...all("page_changed", {
    "page turned after a signature that allows annotations": async () => {
      const signed = await certify(3);
      const page = objectText.page(
        N.content1,
        signed.annotations,
        `/Resources ${N.resources} 0 R /Rotate 90`,
      );
      return bytesOf(change(signed, { objects: { [N.page1]: page } }));
    },
  }),
];
