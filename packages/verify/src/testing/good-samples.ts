import type { Level } from "@sign/protocol";
import { certify, fill } from "./attacks/permissions";
import { AttributeType, attribute, bindingOf, type CmsOptions } from "./cms";
import { generalizedTime, indefinite, join, latin1, none } from "./der";
import {
  createIdentity,
  days,
  extension,
  type Identity,
  type IdentityOptions,
  type KeyKind,
  minutes,
  NOW,
  Usage,
} from "./identity";
import { type Body, writeUpdate } from "./pdf-writer";
import { samplePeople, signerUsage } from "./people";
import { createCrl, createOcsp } from "./revocation-lists";
import { content, N, objectText, sampleDocument, xmpBody } from "./sample";
import {
  addStore,
  archived,
  change,
  type Signed,
  type SignOptions,
  sign,
  stamp,
  unsigned,
} from "./signed-sample";

/** A file that has to pass, and what the report has to say of its first signature. */
export interface GoodSample {
  readonly name: string;
  readonly level: Level;
  readonly changes: "none" | "validation-data" | "another-signature" | "other";
  readonly make: () => Promise<Signed>;
}

const samples = (
  level: Level,
  changes: GoodSample["changes"],
  list: Readonly<Record<string, GoodSample["make"]>>,
): GoodSample[] => Object.entries(list).map(([name, make]) => ({ name, level, changes, make }));

const withCms = (cms: Partial<CmsOptions>) => () => sign(unsigned(), { cms });
const withOptions = (options: SignOptions) => () => sign(unsigned(), options);
const onDocument = (objects: Record<number, Body>) => () =>
  archived(unsigned(sampleDocument({ objects })));

async function signerWith(
  more: Partial<IdentityOptions>,
): Promise<{ signer: Identity; certificates: Identity[] }> {
  const { authority } = await samplePeople();
  const signer = await createIdentity({
    name: "Signer",
    issuer: authority,
    usage: signerUsage,
    ...more,
  });
  return { signer, certificates: [signer, authority] };
}
const withKey =
  (kind: KeyKind, hash: CmsOptions["hash"] = "SHA-256") =>
  async () =>
    sign(unsigned(), { cms: { ...(await signerWith({ kind })), hash } });

/** BankID's kind: valid for fifteen minutes, never revoked. */
const shortTerm = () =>
  signerWith({ from: NOW, until: minutes(15), extensions: [extension("0.4.0.194121.2.1", none)] });

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

/** A form with two signature fields to be filled. */
function withFields(direct = false): Signed {
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
      ...(direct
        ? { [N.catalog]: objectText.catalog("", `/AcroForm << /Fields [${list}] >>`) }
        : {}),
    },
  });
  return { ...unsigned(pdf), fields: list, annotations };
}

/** Signs a field that is there, as a form meant to be signed asks. */
async function signField(
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

const twice = (objects: Record<number, Body>) => async () =>
  sign(await sign(unsigned()), { objects });

/** Files that a strict reader must not refuse. */
export const goodSamples: readonly GoodSample[] = [
  ...samples("B-B", "none", { "claimed time only": withOptions({ timestamp: false }) }),
  ...samples("B-T", "none", {
    "signature timestamp": withOptions({}),
    "P-384": withKey("P-384", "SHA-384"),
    "P-521": withKey("P-521", "SHA-512"),
    RSA: withKey("RSA-2048"),
    "RSA-PSS": withKey("PSS-2048"),
    Ed25519: withKey("Ed25519", "SHA-512"),
    "RSA named without its digest": async () => {
      const { signer, certificates } = await signerWith({ kind: "RSA-2048" });
      const { element, oid, sequence } = await import("./der");
      const algorithm = sequence(oid("1.2.840.113549.1.1.1"), element(5));
      return sign(unsigned(), { cms: { signer, certificates, algorithm } });
    },
    "message of indefinite lengths": withCms({ wrap: indefinite }),
    "timestamp of indefinite lengths": withOptions({ timestamp: { wrap: indefinite } }),
    "signer named by key": withCms({ byKeyId: true }),
    "claimed time in the message": withCms({
      attributes: (right) => [
        ...Object.values(right),
        attribute(AttributeType.signingTime, generalizedTime(NOW)),
      ],
    }),
    "older binding too": async () => {
      const old = await bindingOf((await samplePeople()).signer, 1);
      return sign(unsigned(), { cms: { attributes: (right) => [...Object.values(right), old] } });
    },
    "older format without binding": withOptions({
      subFilter: "adbe.pkcs7.detached",
      cms: { attributes: ({ contentType, messageDigest }) => [contentType, messageDigest] },
    }),
    "certificate for documents": async () =>
      sign(unsigned(), { cms: await signerWith({ extendedUsage: ["1.3.6.1.5.5.7.3.36"] }) }),
    "certificate of fifteen minutes": async () => sign(unsigned(), { cms: await shortTerm() }),
    "cross-reference stream": () =>
      sign(unsigned(sampleDocument({ xref: "stream" })), { xref: "stream" }),
    "hybrid cross-reference": () =>
      sign(unsigned(sampleDocument({ xref: "hybrid" })), { xref: "hybrid" }),
    "objects in object streams": async () => {
      const base = writeUpdate(
        {
          compressed: {
            [N.note]: objectText.note("agreed"),
            [N.font]: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
          },
          xref: "stream",
        },
        sampleDocument(),
      );
      return sign(unsigned(base), { xref: "stream" });
    },
    "hidden objects of a hybrid file": async () => {
      const base = writeUpdate(
        { compressed: { [N.names]: "<< >>" }, xref: "hybrid" },
        sampleDocument(),
      );
      return sign(unsigned(base));
    },
    "length of a stream in an object of its own": () =>
      sign(
        unsigned(
          sampleDocument({
            objects: {
              [N.content2]: "<< /Length 44 0 R >>\nstream\nBT (Second) Tj ET\nendstream",
              44: "17",
            },
          }),
        ),
      ),
    "updates before the signature": () =>
      sign(
        unsigned(
          writeUpdate({ objects: { [N.content1]: content("I owe you 200") } }, sampleDocument()),
        ),
      ),
    "field that was there": () => signField(withFields(), 30, "first", 56),
    "thousand pages": () => {
      const numbers = Array.from({ length: 998 }, (_, at) => 100 + at);
      const kids = [N.page1, N.page2, ...numbers].map((number) => `${number} 0 R`).join(" ");
      const pages = numbers.map((number) => [number, objectText.page(N.content2, "")]);
      return sign(
        unsigned(
          sampleDocument({
            objects: { ...Object.fromEntries(pages), [N.pages]: objectText.pages(kids, 1000) },
          }),
        ),
      );
    },
    "line end behind the file's end": async () => {
      const signed = await sign(unsigned());
      return { ...signed, pdf: { ...signed.pdf, bytes: join(signed.pdf.bytes, latin1("\r\n")) } };
    },
    certified: () => certify(1),
  }),
  ...samples("B-T", "another-signature", {
    "two signatures": async () => sign(await sign(unsigned())),
    "two signatures in fields that were there": async () =>
      signField(await signField(withFields(), 30, "first", 56), 31, "second", 256),
    "signature after one that allows forms": async () => sign(await certify(2)),
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
    "archived, form in the catalog": onDocument({
      [N.catalog]: objectText.catalog("", `/AcroForm ${N.form} 0 R`),
    }),
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
  ...samples("B-T", "other", {
    "field filled in where it is allowed": async () => fill(await certify(2)),
    "note altered where it is allowed": async () =>
      change(await certify(3), { objects: { [N.note]: objectText.note("seen") } }),
    "dates renewed only": async () =>
      change(await sign(unsigned()), { objects: { [N.xmp]: xmpBody("Agreement", "2026-06-02") } }),
  }),
];
