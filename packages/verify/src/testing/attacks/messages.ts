import { AttributeType, attribute, bindingOf, type CmsOptions, createCms } from "../cms";
import { element, indefinite, integer, none, octets, oid, sequence } from "../der";
import { createIdentity } from "../identity";
import { samplePeople, signerUsage } from "../people";
import { sign, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf } from "./attack";

const withCms = (cms: Partial<CmsOptions> | (() => Promise<Partial<CmsOptions>>)) => async () =>
  bytesOf(await sign(unsigned(), { cms: typeof cms === "function" ? await cms() : cms }));

/** A signer of the sample authority with another kind of key. */
const signerWith = async (more: Partial<Parameters<typeof createIdentity>[0]>) => {
  const { authority } = await samplePeople();
  const signer = await createIdentity({
    name: "Sample signer",
    issuer: authority,
    usage: signerUsage,
    ...more,
  });
  return { signer, certificates: [signer, authority] };
};

/** Signature messages (CMS) that are forged, or weaker than they look. */
export const messageAttacks: readonly Attack[] = [
  ...all("cms_invalid", {
    "content inside a detached signature": withCms({ content: octets(new Uint8Array(8)) }),
    "two signers": withCms({ signers: 2 }),
    "no signer": withCms({ signers: 0 }),
    "no signed attributes": withCms({ withoutAttributes: true }),
    "no content type": withCms({
      attributes: ({ messageDigest, binding }) => [messageDigest, binding],
    }),
    "no message digest": withCms({
      attributes: ({ contentType, binding }) => [contentType, binding],
    }),
    "content type of a timestamp": withCms({
      attributes: ({ messageDigest, binding }) => [
        attribute(AttributeType.contentType, oid("1.2.840.113549.1.9.16.1.4")),
        messageDigest,
        binding,
      ],
    }),
    "content that is not data": withCms({ contentType: "1.2.840.113549.1.7.5" }),
    "message digest twice": withCms({
      attributes: ({ contentType, messageDigest, binding }) => [
        contentType,
        messageDigest,
        attribute(AttributeType.messageDigest, octets(new Uint8Array(32))),
        binding,
      ],
    }),
    "two values of the message digest": withCms({
      attributes: ({ contentType, binding }) => [
        contentType,
        attribute(
          AttributeType.messageDigest,
          octets(new Uint8Array(32)),
          octets(new Uint8Array(32).fill(1)),
        ),
        binding,
      ],
    }),
    "signed attributes that are not DER": withCms({
      attributes: ({ contentType, messageDigest, binding }) => [
        contentType,
        messageDigest,
        binding,
        sequence(oid(AttributeType.signingTime), indefinite(0x31, element(0x17))),
      ],
    }),
    "another digest named than used": withCms({ namedHash: "SHA-512" }),
    "no signed data": async () =>
      bytesOf(
        await sign(unsigned(), {
          contents: async () =>
            sequence(oid("1.2.840.113549.1.7.1"), element(0xa0, octets(new Uint8Array(3)))),
        }),
      ),
  }),
  ...all("digest_mismatch", {
    "signature of another file": async () =>
      bytesOf(
        await sign(unsigned(), {
          contents: async (_, { signer }) => createCms(new Uint8Array(9), { signer }),
        }),
      ),
    "digest of something else": withCms({
      attributes: ({ contentType, binding }) => [
        contentType,
        attribute(AttributeType.messageDigest, octets(new Uint8Array(32))),
        binding,
      ],
    }),
  }),
  ...all("signature_mismatch", {
    "signature by another key": withCms(async () => {
      const { signer } = await samplePeople();
      const other = await createIdentity({ name: "Other" });
      return { signer: { ...signer, keys: other.keys } };
    }),
    "signature altered": async () =>
      bytesOf(
        await sign(unsigned(), {
          contents: async (covered, { signer }) => {
            const cms = await createCms(covered, { signer });
            cms[cms.length - 1] = (cms.at(-1) ?? 0) ^ 1;
            return cms;
          },
        }),
      ),
  }),
  ...all("certificate_missing", { "no certificate": withCms({ certificates: [] }) }),
  ...all("certificate_binding_missing", {
    "certificate not bound": withCms({
      attributes: ({ contentType, messageDigest }) => [contentType, messageDigest],
    }),
  }),
  ...all("certificate_binding_mismatch", {
    "another certificate bound": withCms(async () => {
      const binding = await bindingOf((await samplePeople()).authority);
      return {
        attributes: ({ contentType, messageDigest }) => [contentType, messageDigest, binding],
      };
    }),
    "another certificate bound by the older attribute": withCms(async () => {
      const old = await bindingOf((await samplePeople()).authority, 1);
      return { attributes: (right) => [...Object.values(right), old] };
    }),
    "empty binding": withCms({
      attributes: ({ contentType, messageDigest }) => [
        contentType,
        messageDigest,
        attribute("1.2.840.113549.1.9.16.2.47", sequence(sequence())),
      ],
    }),
    "certificate swapped for one with the same key": withCms(async () => {
      const { signer, authority } = await samplePeople();
      const twin = await createIdentity({
        name: "Somebody else",
        issuer: authority,
        usage: signerUsage,
        keys: signer,
      });
      const binding = await bindingOf(signer);
      return {
        signer: twin,
        certificates: [twin, authority],
        attributes: ({ contentType, messageDigest }) => [contentType, messageDigest, binding],
      };
    }),
  }),
  ...all("algorithm_weak", {
    "SHA-1": withCms({ hash: "SHA-1" }),
    "RSA of 1024 bits": withCms(() => signerWith({ kind: "RSA-1024" })),
    "PSS with its default SHA-1": withCms(async () => ({
      ...(await signerWith({ kind: "PSS-2048" })),
      algorithm: sequence(oid("1.2.840.113549.1.1.10"), sequence()),
    })),
  }),
  ...all("algorithm_unsupported", {
    "key and algorithm of different kinds": withCms({
      algorithm: sequence(oid("1.2.840.113549.1.1.11"), none),
    }),
    "unknown algorithm": withCms({ algorithm: sequence(oid("1.2.3.4.5"), integer(1)) }),
  }),
];
