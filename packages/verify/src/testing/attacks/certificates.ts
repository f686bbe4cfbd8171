import type { CmsOptions } from "../cms";
import { boolean, type Der, none } from "../der";
import {
  createIdentity,
  days,
  extension,
  type Identity,
  type IdentityOptions,
  minutes,
  NOW,
  Usage,
} from "../identity";
import { authorityUsage, createRoot, samplePeople, signerUsage } from "../people";
import { createCrl, createOcsp } from "../revocation-lists";
import { addStore, sign, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf } from "./attack";

type Chain = readonly [signer: Identity, ...above: Identity[]];

/** Signs with a chain; what is to be trusted stays the samples' root. */
const signedBy =
  (make: () => Promise<Chain>, cms: Partial<CmsOptions> = {}) =>
  async () => {
    const [signer, ...above] = await make();
    return bytesOf(
      await sign(unsigned(), { cms: { signer, certificates: [signer, ...above], ...cms } }),
    );
  };

/** A signer of the samples' authority with something else. */
const signerWith = (more: Partial<IdentityOptions>) =>
  signedBy(async () => {
    const { authority } = await samplePeople();
    const signer = await createIdentity({
      name: "Signer",
      issuer: authority,
      usage: signerUsage,
      ...more,
    });
    return [signer, authority];
  });

/** A signer under an authority of the samples' root with something else. */
const authorityWith = (more: Partial<IdentityOptions>) =>
  signedBy(async () => {
    const { root } = await samplePeople();
    const authority = await createRoot("Other authority", { issuer: root, ...more });
    const signer = await createIdentity({ name: "Signer", issuer: authority, usage: signerUsage });
    return [signer, authority];
  });

/** A good signature with revocation data made for it. */
const withStore =
  (
    make: (
      signer: Identity,
      authority: Identity,
      root: Identity,
    ) => Promise<{ crls?: Der[]; ocsps?: Der[] }>,
  ) =>
  async () => {
    const { signer, authority, root } = await samplePeople();
    return bytesOf(addStore(await sign(unsigned()), await make(signer, authority, root)));
  };

const UNKNOWN = "1.2.3.4.5.6";

/** Certificates that should not be believed. */
export const certificateAttacks: readonly Attack[] = [
  ...all("certificate_not_for_signing", {
    "key usage of an encryption key": signerWith({ usage: [Usage.keyEncipherment] }),
    "key usage of an authority": signerWith({ usage: authorityUsage }),
    "certificate of a web server": signerWith({ extendedUsage: ["1.3.6.1.5.5.7.3.1"] }),
    "certificate of a timestamping unit": signerWith({ extendedUsage: ["1.3.6.1.5.5.7.3.8"] }),
  }),
  ...all("certificate_not_valid_at_time", {
    "certificate expired at signing": signerWith({ from: days(-30), until: minutes(-1) }),
    "certificate not yet valid at signing": signerWith({ from: minutes(1), until: days(30) }),
    "authority expired at signing": authorityWith({ from: days(-30), until: days(-1) }),
  }),
  ...all("certificate_revoked", {
    "signer revoked by list": withStore(async (signer, authority) => ({
      crls: [
        await createCrl(authority, {
          at: minutes(-60),
          until: days(1),
          revoked: [[signer, days(-1)]],
        }),
      ],
    })),
    "signer revoked by a list made later": withStore(async (signer, authority) => ({
      crls: [
        await createCrl(authority, { at: NOW, until: days(1), revoked: [[signer, minutes(-1)]] }),
      ],
    })),
    "signer revoked by a responder": withStore(async (signer, authority) => ({
      ocsps: [
        await createOcsp(signer, authority, { at: NOW, until: days(1), revokedAt: days(-1) }),
      ],
    })),
    "authority revoked": withStore(async (_, authority, root) => ({
      crls: [
        await createCrl(root, {
          at: minutes(-60),
          until: days(1),
          revoked: [[authority, days(-1)]],
        }),
      ],
    })),
    "revoked by list in the message": async () => {
      const { signer, authority } = await samplePeople();
      const list = await createCrl(authority, {
        at: minutes(-60),
        until: days(1),
        revoked: [[signer, days(-1)]],
      });
      return bytesOf(await sign(unsigned(), { cms: { crls: [list] } }));
    },
  }),
  ...all("chain_invalid", {
    "issued by a certificate that is no authority": signedBy(async () => {
      const { authority, signer } = await samplePeople();
      const other = await createIdentity({ name: "Other", issuer: signer, usage: signerUsage });
      return [other, signer, authority];
    }),
    "authority that may not sign certificates": authorityWith({ usage: [Usage.crlSigning] }),
    "authority below one that allows none": signedBy(async () => {
      const { authority } = await samplePeople();
      const below = await createRoot("Below", { issuer: authority });
      const signer = await createIdentity({ name: "Signer", issuer: below, usage: signerUsage });
      return [signer, below, authority];
    }),
    "unknown critical extension of the signer": signerWith({
      extensions: [extension(UNKNOWN, none, true)],
    }),
    "unknown critical extension of the authority": authorityWith({
      extensions: [extension(UNKNOWN, boolean(true), true)],
    }),
    "certificate that only claims to be issued by the root": signedBy(async () => {
      const { root } = await samplePeople();
      const other = await createIdentity({ name: "Other" });
      return [
        await createIdentity({ name: "Signer", issuer: root, signer: other, usage: signerUsage }),
      ];
    }),
  }),
  ...all(
    "issuer_not_trusted",
    {
      "another root": signedBy(async () => {
        const root = await createRoot("Another root");
        return [await createIdentity({ name: "Signer", issuer: root, usage: signerUsage }), root];
      }),
      "root with the trusted root's name": signedBy(async () => {
        const { root } = await samplePeople();
        const alike = await createRoot("Sample root", { subject: root.subject });
        return [await createIdentity({ name: "Signer", issuer: alike, usage: signerUsage }), alike];
      }),
      "authorities with the trusted ones' names": signedBy(async () => {
        const people = await samplePeople();
        const root = await createRoot("Sample root", { subject: people.root.subject });
        const authority = await createRoot("Sample authority", { issuer: root });
        const signer = await createIdentity({
          name: "Sample signer",
          issuer: authority,
          usage: signerUsage,
        });
        return [signer, authority, root];
      }),
      "certificate signed by itself": signedBy(async () => [
        await createIdentity({ name: "Sample signer", usage: signerUsage }),
      ]),
    },
    "indeterminate",
  ),
  ...all(
    "chain_incomplete",
    {
      "authority left out": signedBy(async () => [(await samplePeople()).signer]),
      "root of another name left out": signedBy(async () => {
        const root = await createRoot("Another root");
        return [await createIdentity({ name: "Signer", issuer: root, usage: signerUsage })];
      }),
    },
    "indeterminate",
  ),
  ...all("algorithm_weak", {
    "certificate signed with SHA-1": signerWith({ hash: "SHA-1" }),
  }),
];
