import { certify } from "../attacks/permissions";
import { AttributeType, attribute, bindingOf, type CmsOptions } from "../cms";
import { element, generalizedTime, indefinite, join, latin1, none, oid, sequence } from "../der";
import {
  createIdentity,
  extension,
  type Identity,
  type IdentityOptions,
  type KeyKind,
  minutes,
  NOW,
} from "../identity";
import { writeUpdate } from "../pdf-writer";
import { samplePeople, signerUsage } from "../people";
import { content, N, objectText, sampleDocument } from "../sample";
import { type SignOptions, sign, unsigned } from "../signed-sample";
import { signField, withFields } from "./fields";
import { type GoodSample, samples } from "./good-sample";

const withCms = (cms: Partial<CmsOptions>) => () => sign(unsigned(), { cms });
const withOptions = (options: SignOptions) => () => sign(unsigned(), options);
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

/** One signature, in all the ways it can be made. */
export const singleSignatures: readonly GoodSample[] = [
  ...samples(
    "B-B",
    "none",
    { "claimed time only": withOptions({ timestamp: false }) },
    "indeterminate",
  ),
  ...samples("B-T", "none", {
    "signature timestamp": withOptions({}),
    "P-384": withKey("P-384", "SHA-384"),
    "P-521": withKey("P-521", "SHA-512"),
    RSA: withKey("RSA-2048"),
    "RSA-PSS": withKey("PSS-2048"),
    Ed25519: withKey("Ed25519", "SHA-512"),
    "RSA named without its digest": async () => {
      const { signer, certificates } = await signerWith({ kind: "RSA-2048" });
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
];
