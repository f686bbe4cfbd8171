import type { FindingCode } from "@sign/protocol";
import { type Certificate, ExtensionId } from "./certificate";

const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
/** Extended key usages under which documents are signed; a certificate without the extension is not restricted. */
const documentSigning: readonly string[] = [
  "2.5.29.37.0", // any
  "1.3.6.1.5.5.7.3.4", // e-mail protection
  "1.3.6.1.5.5.7.3.36", // document signing (RFC 9336)
  "1.2.840.113583.1.1.5", // authentic documents (Adobe)
  "1.3.6.1.4.1.311.10.3.12", // document signing (Microsoft)
];

const maySign = ({ keyUsage }: Certificate): boolean =>
  keyUsage === undefined || keyUsage.digitalSignature || keyUsage.contentCommitment;

/** Whether a certificate may sign documents, by its key usage and extended key usage. */
export function signingFault(certificate: Certificate): FindingCode | undefined {
  const { extendedKeyUsage } = certificate;
  const allowed = extendedKeyUsage?.some((usage) => documentSigning.includes(usage)) ?? true;
  return maySign(certificate) && allowed ? undefined : "certificate_not_for_signing";
}

/** Whether a certificate may sign time stamps: that, critically, and nothing else (RFC 3161, 2.3). */
export function timestampingFault(certificate: Certificate): FindingCode | undefined {
  const { extendedKeyUsage, extensions } = certificate;
  const only = extendedKeyUsage?.length === 1 && extendedKeyUsage[0] === TIME_STAMPING;
  const critical = extensions.get(ExtensionId.extendedKeyUsage)?.critical === true;
  return maySign(certificate) && only && critical ? undefined : "timestamp_invalid";
}
