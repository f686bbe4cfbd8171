import {
  certificateAuthority,
  createIdentity,
  distinguishedName,
  endEntity,
  extension,
  type Identity,
  keyUsage,
} from "./certificates";
import { type Der, oid, pem, sequence } from "./der";

/** A root, the CA below it, and what that CA has issued or is to issue. */
export interface Hierarchy {
  readonly root: Identity;
  readonly issuing: Identity;
}

/** A test PKI in memory, shaped like BankID's pre-production one; every name says TEST. */
export interface Authority {
  /** The roots to trust, as PEM: first the signers', then the time-stamping authority's. */
  readonly anchors: readonly string[];
  /** Issues the signers' certificates. */
  readonly signers: Hierarchy;
  /** Issued the time-stamping unit's certificate. */
  readonly timeStamps: Hierarchy;
  /** The unit that signs time stamps. */
  readonly timeStampUnit: Identity;
}

const YEAR = 365 * 86_400_000;
const DIGITAL_SIGNATURE = 0;
const KEY_CERT_SIGN = 5;
const CRL_SIGN = 6;

const name = (commonName: string): Der =>
  distinguishedName([
    ["commonName", `${commonName} TEST SIMULATOR`],
    ["organizationName", "TEST SIMULATOR, not BankID"],
    ["countryName", "NO"],
  ]);

/**
 * Makes a fresh test PKI (ECDSA P-256): a root and an issuing CA for signers, and the same with a time-stamping
 * unit. Its certificates are valid from one year before to ten years after `now`, by default the present.
 */
export async function createAuthority(
  options: { readonly now?: () => Date } = {},
): Promise<Authority> {
  const now = (options.now?.() ?? new Date()).getTime();
  const validity = { notBefore: new Date(now - YEAR), notAfter: new Date(now + 10 * YEAR) };
  const authorityUsage = keyUsage(KEY_CERT_SIGN, CRL_SIGN);

  const hierarchy = async (rootName: string, issuingName: string): Promise<Hierarchy> => {
    const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const root = await createIdentity({
      ...validity,
      subject: name(rootName),
      slug: slug(rootName),
      extensions: [certificateAuthority(1), authorityUsage],
    });
    const issuing = await createIdentity(
      {
        ...validity,
        subject: name(issuingName),
        slug: slug(issuingName),
        extensions: [certificateAuthority(0), authorityUsage],
      },
      root,
    );
    return { root, issuing };
  };

  const [signers, timeStamps] = await Promise.all([
    hierarchy("Root CA G2", "CA 1a"),
    hierarchy("QTSA Root CA", "QTSA - CA 1a"),
  ]);
  const timeStampUnit = await createIdentity(
    {
      ...validity,
      subject: name("QTSU v1"),
      slug: "qtsu-v1",
      extensions: [
        endEntity,
        keyUsage(DIGITAL_SIGNATURE),
        extension("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.8")), true),
      ],
    },
    timeStamps.issuing,
  );
  return {
    anchors: [signers, timeStamps].map(({ root }) => pem("CERTIFICATE", root.certificate.der)),
    signers,
    timeStamps,
    timeStampUnit,
  };
}
