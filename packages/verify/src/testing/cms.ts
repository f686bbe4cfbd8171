import { type Der, element, integer, none, octets, oid, sequence, set, tagged } from "./der";
import { type DigestName, digestOids, type Identity, signAs, signatureAlgorithm } from "./identity";

/** An attribute with its values. */
export const attribute = (type: string, ...values: readonly Der[]): Der =>
  sequence(oid(type), set(...values));

/** CMS attributes by type. */
export const AttributeType = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signatureTimestamp: "1.2.840.113549.1.9.16.2.14",
} as const;

const DATA = "1.2.840.113549.1.7.1";

/** The digest of some bytes. */
export const digestOf = async (hash: DigestName, bytes: Der): Promise<Der> =>
  new Uint8Array(await crypto.subtle.digest(hash, bytes));

/** ESS signing-certificate-v2 (RFC 5035), or version 1 (RFC 2634). */
export async function bindingOf(identity: Identity, version: 1 | 2 = 2): Promise<Der> {
  const hash = await digestOf(version === 1 ? "SHA-1" : "SHA-256", identity.certificate);
  const type = version === 1 ? "1.2.840.113549.1.9.16.2.12" : "1.2.840.113549.1.9.16.2.47";
  return attribute(type, sequence(sequence(sequence(octets(hash)))));
}

/** What can be made otherwise than right in a CMS. */
export interface CmsOptions {
  readonly signer: Identity;
  /** Certificates to embed. @default the signer's */
  readonly certificates?: readonly Identity[];
  readonly hash?: DigestName;
  /** The digest algorithm that is named, when another than `hash`. */
  readonly namedHash?: DigestName;
  readonly contentType?: string;
  /** Content to embed. */
  readonly content?: Der;
  /** Signed attributes, given the right ones by name. */
  readonly attributes?: (right: {
    contentType: Der;
    messageDigest: Der;
    binding: Der;
  }) => readonly Der[];
  /** No signed attributes: the content is signed directly. */
  readonly withoutAttributes?: boolean;
  /** Unsigned attributes, given the signature. */
  readonly unsigned?: (signature: Der) => Promise<readonly Der[]>;
  /** Puts in that many SignerInfos. */
  readonly signers?: number;
  readonly crls?: readonly Der[];
  /** Makes constructed elements; give {@link indefinite} for BER. */
  readonly wrap?: typeof element;
  /** Identifies the signer by subject key identifier. */
  readonly byKeyId?: boolean;
  readonly algorithm?: Der;
}

/** Makes a detached CMS SignedData over `content` (RFC 5652), right unless told otherwise. */
export async function createCms(covered: Der, options: CmsOptions): Promise<Der> {
  const { signer, hash = "SHA-256", wrap = element, contentType = DATA } = options;
  const right = {
    contentType: attribute(AttributeType.contentType, oid(contentType)),
    messageDigest: attribute(AttributeType.messageDigest, octets(await digestOf(hash, covered))),
    binding: await bindingOf(signer),
  };
  const attributes = set(...(options.attributes?.(right) ?? Object.values(right)));
  const toSign = options.withoutAttributes ? covered : attributes;
  const signature = await signAs(signer, toSign, hash);
  const digest = sequence(oid(digestOids[options.namedHash ?? hash]));
  const unsigned = (await options.unsigned?.(signature)) ?? [];
  const info = sequence(
    integer(options.byKeyId ? 3 : 1),
    options.byKeyId ? element(0x80, signer.keyId) : sequence(issuerOf(signer), signer.serial),
    digest,
    ...(options.withoutAttributes ? [] : [implicit(attributes, 0)]),
    options.algorithm ?? signatureAlgorithm(signer.kind, hash),
    octets(signature),
    ...(unsigned.length > 0 ? [implicit(set(...unsigned), 1)] : []),
  );
  const content = options.content ? [wrap(0xa0, octets(options.content))] : [];
  const certificates = (options.certificates ?? [signer]).map(({ certificate }) => certificate);
  const crls = options.crls ? [tagged(1, ...options.crls)] : [];
  return wrap(
    0x30,
    oid("1.2.840.113549.1.7.2"),
    wrap(
      0xa0,
      wrap(
        0x30,
        integer(1),
        set(digest),
        wrap(0x30, oid(contentType), ...content),
        tagged(0, ...certificates),
        ...crls,
        element(0x31, ...Array.from({ length: options.signers ?? 1 }, () => info)),
      ),
    ),
  );
}

function implicit(constructed: Der, number: number): Der {
  const copy = constructed.slice();
  copy[0] = 0xa0 | number;
  return copy;
}

/** The issuer's name as the certificate has it: third field of what is signed, after version, serial and algorithm. */
function issuerOf({ certificate }: Identity): Der {
  const read = (at: number): { start: number; end: number } => {
    const first = certificate[at + 1] ?? 0;
    const count = first > 0x80 ? first & 0x7f : 0;
    let length = count ? 0 : first;
    for (let index = 0; index < count; index++)
      length = length * 256 + (certificate[at + 2 + index] ?? 0);
    return { start: at + 2 + count, end: at + 2 + count + length };
  };
  let at = read(read(0).start).start;
  for (let skipped = 0; skipped < 3; skipped++) at = read(at).end;
  return certificate.slice(at, read(at).end);
}

/** What can be made otherwise than right in a time-stamp token. */
export interface TokenOptions extends Omit<CmsOptions, "content" | "contentType"> {
  readonly at: Der;
  readonly imprintHash?: DigestName;
  readonly indefiniteContent?: boolean;
}

const TIMESTAMP_INFO = "1.2.840.113549.1.9.16.1.4";

/** Makes a time-stamp token (RFC 3161) about `stamped`. */
export async function createToken(stamped: Der, options: TokenOptions): Promise<Der> {
  const hash = options.imprintHash ?? "SHA-256";
  const imprint = sequence(
    sequence(oid(digestOids[hash]), none),
    octets(await digestOf(hash, stamped)),
  );
  const info = sequence(integer(1), oid("1.3.6.1.4.1.13762.3"), imprint, integer(7), options.at);
  return createCms(info, { ...options, contentType: TIMESTAMP_INFO, content: info });
}
