import { X509Certificate } from "node:crypto";
import { fromBER } from "asn1js";
import { Certificate } from "pkijs";
import { expect, test } from "vitest";
import { runTool } from "../../test/pdf-tools";
import { createAuthority } from "./authority";
import { pem } from "./der";
import { issueRevocationList } from "./revocation";
import { issueSignerCertificate } from "./signer-certificate";

const at = new Date("2026-03-02T10:20:30Z");
const authority = await createAuthority({ now: () => at });
const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
const { certificate } = await issueSignerCertificate(authority.signers, signer, at);
const read = new X509Certificate(certificate.der);
const { extensions = [] } = Certificate.fromBER(certificate.der);
const extension = (id: string) => extensions.find(({ extnID }) => extnID === id);
const value = (id: string): string => {
  const bytes = extension(id)?.extnValue.valueBlock.valueHexView ?? new Uint8Array();
  return Buffer.from(bytes).toString("latin1");
};

test("the subject has family and given name, a comma name and a number in BankID's shape, and no country", () => {
  expect(read.subject.split("\n")).toEqual([
    expect.stringMatching(/^serialNumber=UN:NO-9578-5100-[\w-]{43}$/),
    "SN=Hansen",
    "CN=Hansen\\, Sanna",
    "GN=Sanna",
  ]);
});

test("the number in the subject belongs to the person, the key and the serial number to the signature", async () => {
  const again = await issueSignerCertificate(authority.signers, signer, at);
  const other = new X509Certificate(again.certificate.der);
  expect(other.subject).toBe(read.subject);
  expect(other.serialNumber).not.toBe(read.serialNumber);
  expect(other.publicKey.equals(read.publicKey)).toBe(false);
});

test("it is valid for exactly fifteen minutes from the second of signing", () => {
  expect(read.validFromDate).toEqual(at);
  expect(read.validToDate.getTime() - at.getTime()).toBe(15 * 60_000);
});

test("the key usage is critical and says digital signature and non-repudiation; it is no CA", () => {
  expect(extension("2.5.29.15")?.critical).toBe(true);
  expect(value("2.5.29.15")).toBe("\x03\x02\x06\xc0");
  expect(read.ca).toBe(false);
});

test("it tells the birth date, the national number and BankID's own identifiers", () => {
  expect(value("2.5.29.9")).toContain("19900212000000Z");
  expect(value("2.16.578.1.61.2.1")).toBe("\x0c\x02NO");
  expect(value("2.16.578.1.61.2.2")).toBe("\x0c\x06BANKID");
  expect(value("2.16.578.1.61.2.3")).toMatch(/UN:NO-9578-6000-4-\d+$/);
  expect(value("2.16.578.1.61.2.4")).toBe(`\x0c\x0b${signer.nationalNumber}`);
});

test("it has qualified policies and statements, is marked short-term, and names only unreachable addresses", () => {
  for (const id of ["2.5.29.32", "1.3.6.1.5.5.7.1.3", "2.5.29.31", "1.3.6.1.5.5.7.1.1"]) {
    const bytes = extension(id)?.extnValue.valueBlock.valueHexView ?? new Uint8Array();
    expect(fromBER(Uint8Array.from(bytes)).offset).toBe(bytes.length);
  }
  expect(value("0.4.0.194121.2.1")).toBe("\x05\x00");
  expect(read.infoAccess).toBe("CA Issuers - URI:http://pki.simulator.invalid/ca-1a.crt");
  expect(value("2.5.29.31")).toContain("http://pki.simulator.invalid/ca-1a.crl");
});

test("OpenSSL accepts both chains, strictly and with the revocation lists of every issuer", async () => {
  const { signers, timeStamps, timeStampUnit } = authority;
  const chains = [
    { leaf: certificate, hierarchy: signers },
    { leaf: timeStampUnit.certificate, hierarchy: timeStamps },
  ];
  for (const { leaf, hierarchy } of chains) {
    const issuers = [hierarchy.issuing, hierarchy.root];
    const lists = await Promise.all(issuers.map((issuer) => issueRevocationList(issuer, at)));
    const { code, stderr } = await runTool(
      "openssl",
      [
        ...["verify", "-x509_strict", "-crl_check_all", "-attime", `${at.getTime() / 1000 + 60}`],
        ...["-CAfile", "root.pem", "-untrusted", "ca.pem", "-CRLfile", "lists.pem", "leaf.pem"],
      ],
      {
        "root.pem": pem("CERTIFICATE", hierarchy.root.certificate.der),
        "ca.pem": pem("CERTIFICATE", hierarchy.issuing.certificate.der),
        "lists.pem": lists.map((list) => pem("X509 CRL", list)).join(""),
        "leaf.pem": pem("CERTIFICATE", leaf.der),
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }
});

test("every authority's name says TEST", () => {
  const { signers, timeStamps, timeStampUnit } = authority;
  const all = [signers.root, signers.issuing, timeStamps.root, timeStamps.issuing, timeStampUnit];
  for (const {
    certificate: { der },
  } of all) {
    expect(new X509Certificate(der).subject).toMatch(/^CN=.* TEST SIMULATOR$/m);
  }
});
