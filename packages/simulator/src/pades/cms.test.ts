import type { Sequence } from "asn1js";
import { ContentInfo, SignedData } from "pkijs";
import { expect, test } from "vitest";
import { findSignatures, runTool } from "../../test/pdf-tools";
import { createPdf } from "../fixtures";
import { createAuthority } from "./authority";
import { type PadesLevel, signPdf } from "./sign-pdf";

const at = new Date("2026-03-02T10:20:30Z");
const authority = await createAuthority({ now: () => at });
const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };

async function message(level: PadesLevel): Promise<Uint8Array<ArrayBuffer>> {
  const signed = await signPdf(createPdf(), { authority, signer, at, level });
  const [signature] = findSignatures(signed);
  if (!signature) throw new Error("No signature was found.");
  return signature.der;
}

function parse(der: Uint8Array<ArrayBuffer>) {
  const content = new SignedData({ schema: ContentInfo.fromBER(der).content });
  const [signerInfo] = content.signerInfos;
  if (!signerInfo) throw new Error("There is no signer.");
  const ids = (attributes: readonly { readonly type: string }[] = []) =>
    attributes.map(({ type }) => type).sort();
  return {
    content,
    signerInfo,
    signed: ids(signerInfo.signedAttrs?.attributes),
    unsigned: ids(signerInfo.unsignedAttrs?.attributes),
  };
}

test("the signed attributes are content type, digest and signing certificate, and no signing time", async () => {
  const { signed, unsigned, signerInfo } = parse(await message("B-B"));
  expect(signed).toEqual([
    "1.2.840.113549.1.9.16.2.47",
    "1.2.840.113549.1.9.3",
    "1.2.840.113549.1.9.4",
  ]);
  expect(unsigned).toEqual([]);
  expect(signerInfo.digestAlgorithm.algorithmId).toBe("2.16.840.1.101.3.4.2.1");
  expect(signerInfo.signatureAlgorithm.algorithmId).toBe("1.2.840.10045.4.3.2");
});

test("the signer's certificate and its issuer travel along, the root does not", async () => {
  const { content } = parse(await message("B-B"));
  const names = content.certificates?.map((certificate) =>
    "subject" in certificate
      ? certificate.subject.typesAndValues.find(({ type }) => type === "2.5.4.3")?.value.valueBlock
          .value
      : null,
  );
  expect(names?.sort()).toEqual(["CA 1a TEST SIMULATOR", "Hansen, Sanna"]);
});

test("the signature time stamp is over the signature and chains to the time-stamping root", async () => {
  const { unsigned, signerInfo } = parse(await message("B-T"));
  expect(unsigned).toEqual(["1.2.840.113549.1.9.16.2.14"]);
  const token: Sequence = signerInfo.unsignedAttrs?.attributes[0]?.values[0];
  const { code, stderr } = await runTool(
    "openssl",
    "ts -verify -token_in -in token.der -data signature -CAfile tsa.pem"
      .split(" ")
      .concat("-attime", `${at.getTime() / 1000}`),
    {
      "token.der": new Uint8Array(token.toBER()),
      signature: new Uint8Array(signerInfo.signature.valueBlock.valueHexView),
      "tsa.pem": authority.anchors[1] ?? "",
    },
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { stdout } = await runTool(
    "openssl",
    ["ts", "-reply", "-token_in", "-in", "token.der", "-text"],
    {
      "token.der": new Uint8Array(token.toBER()),
    },
  );
  expect(stdout.toString()).toContain("Time stamp: Mar  2 10:20:30 2026 GMT");
});

test("the message is DER: OpenSSL writes the same bytes when it writes it anew", async () => {
  const der = await message("B-T");
  const { stdout } = await runTool(
    "openssl",
    ["cms", "-cmsout", "-inform", "DER", "-outform", "DER", "-in", "message.der"],
    { "message.der": der },
  );
  expect(Buffer.compare(stdout, der)).toBe(0);
});
