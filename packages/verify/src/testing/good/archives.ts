import { createIdentity, days, minutes, Usage } from "../identity";
import { samplePeople } from "../people";
import { createCrl, createOcsp } from "../revocation-lists";
import { N, objectText, sampleDocument } from "../sample";
import { addStore, archived, change, type Signed, sign, stamp, unsigned } from "../signed-sample";
import { type GoodSample, samples } from "./good-sample";

async function withList(revokedAt?: Date): Promise<Signed> {
  const { signer, authority, root, timestampRoot } = await samplePeople();
  const revoked = revokedAt ? [[signer, revokedAt] as const] : [];
  const crls = await Promise.all([
    createCrl(authority, { at: minutes(0.5), until: days(1), revoked }),
    createCrl(root, { at: minutes(-60), until: days(1) }),
    createCrl(timestampRoot, { at: minutes(-60), until: days(1) }),
  ]);
  return addStore(await sign(unsigned()), { certificates: [authority.certificate], crls });
}

async function withAnswers(delegated: boolean): Promise<Signed> {
  const { signer, authority, root, unit, timestampRoot } = await samplePeople();
  const responder = delegated
    ? {
        responder: await createIdentity({
          name: "Responder",
          issuer: authority,
          usage: [Usage.digitalSignature],
          extendedUsage: ["1.3.6.1.5.5.7.3.9"],
        }),
      }
    : {};
  const at = { at: minutes(0.5), until: days(1) };
  const ocsps = await Promise.all([
    createOcsp(signer, authority, { ...at, ...responder }),
    createOcsp(authority, root, at),
    createOcsp(unit, timestampRoot, at),
  ]);
  return addStore(await sign(unsigned()), { ocsps });
}

/** Files with timestamps and validation data added later. */
export const archivedSignatures: readonly GoodSample[] = [
  ...samples("B-T", "validation-data", {
    "document timestamp besides": async () => stamp(await sign(unsigned())),
    "document timestamp instead": async () => stamp(await sign(unsigned(), { timestamp: false })),
    "store without what is needed": async () => addStore(await sign(unsigned()), {}),
  }),
  ...samples("B-LT", "validation-data", {
    "lists in the store": () => withList(),
    "revoked after signing": () => withList(minutes(0.1)),
    "answers in the store": () => withAnswers(false),
    "answers of a responder": () => withAnswers(true),
  }),
  ...samples("B-LTA", "validation-data", {
    archived: () => archived(),
    "archived, cross-reference stream": () =>
      archived(unsigned(sampleDocument({ xref: "stream" }))),
    "archived, hybrid": () => archived(unsigned(sampleDocument({ xref: "hybrid" }))),
    "archived again": async () => stamp(await archived()),
    "archived with a store in object streams": async () => {
      const { authority, crls } = await samplePeople();
      const signed = await sign(unsigned());
      const { size } = signed.pdf;
      const lists = Object.fromEntries(crls.map((data, at) => [size + at, { dict: "", data }]));
      const store = `<< /Type /DSS /Certs [${size + 5} 0 R] /CRLs ${size + 6} 0 R >>`;
      const stored = change(signed, {
        objects: { ...lists, [size + 5]: { dict: "", data: authority.certificate } },
        compressed: {
          [size + 6]: `[${crls.map((_, at) => `${size + at} 0 R`).join(" ")}]`,
          [size + 7]: store,
          [N.catalog]: objectText.catalog(`/DSS ${size + 7} 0 R`),
        },
        xref: "stream",
      });
      return stamp(stored);
    },
    "archived with a store by signature": async () => {
      const { authority, crls } = await samplePeople();
      const signed = await sign(unsigned());
      const { size } = signed.pdf;
      const lists = Object.fromEntries(crls.map((data, at) => [size + at, { dict: "", data }]));
      const references = crls.map((_, at) => `${size + at} 0 R`).join(" ");
      const stored = change(signed, {
        objects: {
          ...lists,
          [size + 5]: { dict: "", data: authority.certificate },
          [size + 6]:
            `<< /Type /DSS /VRI << /0123456789ABCDEF << /Cert [${size + 5} 0 R] /CRL [${references}] >> >> >>`,
          [N.catalog]: objectText.catalog(`/DSS ${size + 6} 0 R`),
        },
      });
      return stamp(stored);
    },
  }),
];
