import { AttributeType, attribute, type TokenOptions } from "../cms";
import { generalizedTime, octets } from "../der";
import { createIdentity, days, type IdentityOptions, minutes, Usage } from "../identity";
import { createRoot, samplePeople, signerUsage, TIME_STAMPING } from "../people";
import {
  addStore,
  archived,
  rightToken,
  type SignOptions,
  sign,
  stamp,
  unsigned,
} from "../signed-sample";
import { type Attack, all, bytesOf, replaceText } from "./attack";

const signed = async (options: SignOptions) => bytesOf(await sign(unsigned(), options));
const withToken =
  (make: () => Promise<Partial<TokenOptions>> | Partial<TokenOptions>) => async () =>
    signed({ timestamp: await make() });

/** A timestamping unit of the samples' root with something else. */
const unitWith = (more: Partial<IdentityOptions>) =>
  withToken(async () => {
    const { timestampRoot } = await samplePeople();
    const signer = await createIdentity({
      name: "Unit",
      issuer: timestampRoot,
      usage: [Usage.digitalSignature],
      extendedUsage: [TIME_STAMPING],
      ...more,
    });
    return { signer };
  });

async function foreignUnit(): Promise<Partial<TokenOptions>> {
  const root = await createRoot("Other time root");
  const signer = await createIdentity({
    name: "Unit",
    issuer: root,
    usage: signerUsage,
    extendedUsage: [TIME_STAMPING],
  });
  return { signer, certificates: [signer, root] };
}

/** Timestamps that prove nothing. */
export const timestampAttacks: readonly Attack[] = [
  ...all("timestamp_invalid", {
    "timestamp about something else": async () => {
      const people = await samplePeople();
      const token = await rightToken(octets(new Uint8Array(3)), people);
      return signed({
        cms: { unsigned: async () => [attribute(AttributeType.signatureTimestamp, token)] },
      });
    },
    "unit that may not stamp": unitWith({ extendedUsage: ["1.3.6.1.5.5.7.3.4"] }),
    "unit without extended usage": withToken(async () => {
      const { timestampRoot } = await samplePeople();
      return {
        signer: await createIdentity({ name: "Unit", issuer: timestampRoot, usage: signerUsage }),
      };
    }),
    "unit that may stamp and more": unitWith({
      extendedUsage: [TIME_STAMPING, "1.3.6.1.5.5.7.3.4"],
    }),
    "unit whose extended usage is not critical": unitWith({ extendedUsageCritical: false }),
    "unit expired when it stamped": unitWith({ from: days(-30), until: days(-1) }),
    "unit's certificate not bound": withToken(() => ({
      attributes: ({ contentType, messageDigest }) => [contentType, messageDigest],
    })),
    "timestamp signed by another key": withToken(async () => {
      const { unit } = await samplePeople();
      return { signer: { ...unit, keys: (await createIdentity({ name: "Other" })).keys } };
    }),
    "timestamp from the future": withToken(() => ({ at: generalizedTime(days(1)) })),
    "imprint by SHA-1": withToken(() => ({ imprintHash: "SHA-1" })),
    "timestamp that is none": () =>
      signed({
        cms: {
          unsigned: async () => [
            attribute(AttributeType.signatureTimestamp, octets(new Uint8Array(4))),
          ],
        },
      }),
    "document timestamp about something else": async () => {
      const stored = addStore(await sign(unsigned()), {});
      return bytesOf(
        await stamp(stored, {
          contents: async (_, people) => rightToken(new Uint8Array(5), people),
        }),
      );
    },
    "document timestamp with a wrong range": async () =>
      bytesOf(await stamp(await sign(unsigned()), { byteRange: (a, b, c) => [0, a - 1, b, c] })),
  }),
  ...all(
    "no_trusted_time",
    {
      "timestamp stripped": () => signed({ timestamp: false }),
      "unit of another root": withToken(foreignUnit),
    },
    "indeterminate",
  ),
  ...all(
    "timestamp_not_trusted",
    { "unit of a root that is not trusted": withToken(foreignUnit) },
    "indeterminate",
  ),
  ...all("certificate_not_valid_at_time", {
    "claimed time outside the certificate's": async () => {
      const { authority } = await samplePeople();
      const signer = await createIdentity({
        name: "Signer",
        issuer: authority,
        usage: signerUsage,
        until: minutes(-5),
      });
      return signed({ timestamp: false, cms: { signer, certificates: [signer, authority] } });
    },
  }),
  ...all("digest_mismatch", {
    "archived file altered": async () => {
      const { pdf } = await archived();
      return replaceText(pdf.bytes, "owe you 100", "owe you 900");
    },
  }),
];
