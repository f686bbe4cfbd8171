import type { Der } from "./der";
import {
  createIdentity,
  days,
  type Identity,
  type IdentityOptions,
  minutes,
  pem,
  Usage,
} from "./identity";
import { createCrl } from "./revocation-lists";

/** A small PKI for samples: a root and an authority below it for people, a root for the timestamping unit. */
export interface People {
  readonly root: Identity;
  readonly authority: Identity;
  readonly signer: Identity;
  readonly timestampRoot: Identity;
  readonly unit: Identity;
  readonly anchors: readonly string[];
  /** Lists of all authorities, nobody revoked. */
  readonly crls: readonly Der[];
}

/** Extended key usage of timestamping units (RFC 3161, 2.3). */
export const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
/** Key usage of authorities. */
export const authorityUsage = [Usage.certificateSigning, Usage.crlSigning];
/** Key usage of signers. */
export const signerUsage = [Usage.digitalSignature, Usage.contentCommitment];

/** Makes a root authority. */
export const createRoot = (name: string, more: Partial<IdentityOptions> = {}): Promise<Identity> =>
  createIdentity({
    name,
    authority: true,
    usage: authorityUsage,
    from: days(-2000),
    until: days(2000),
    ...more,
  });

let people: Promise<People> | undefined;

/** The people of the samples; made once. */
export function samplePeople(): Promise<People> {
  people ??= createPeople();
  return people;
}

async function createPeople(): Promise<People> {
  const root = await createRoot("Sample root");
  const authority = await createRoot("Sample authority", {
    issuer: root,
    authority: { pathLength: 0 },
  });
  const signer = await createIdentity({
    name: "Sample signer",
    issuer: authority,
    usage: signerUsage,
  });
  const timestampRoot = await createRoot("Sample time root");
  const unit = await createIdentity({
    name: "Sample time unit",
    issuer: timestampRoot,
    usage: [Usage.digitalSignature],
    extendedUsage: [TIME_STAMPING],
  });
  const lists = [root, authority, timestampRoot].map((issuer) =>
    createCrl(issuer, { at: minutes(-60), until: days(30) }),
  );
  const crls = await Promise.all(lists);
  return {
    root,
    authority,
    signer,
    timestampRoot,
    unit,
    anchors: [pem(root), pem(timestampRoot)],
    crls,
  };
}
