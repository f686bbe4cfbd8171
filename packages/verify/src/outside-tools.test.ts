import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleDocument } from "./testing/sample";
import { archived, sign, unsigned } from "./testing/signed-sample";
import { verifyPdf } from "./verify-pdf";

const has = (tool: string): boolean => spawnSync("which", [tool]).status === 0;
let folder = "";
const at = (name: string): string => join(folder, name);
const run = (tool: string, ...parameters: string[]): string =>
  execFileSync(tool, parameters, {
    cwd: folder,
    encoding: "latin1",
    stdio: ["ignore", "pipe", "ignore"],
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Makes a root and a signer with OpenSSL, in the files `root.pem`, `signer.pem` and `signer.key`. */
function createSigner(): void {
  const usage =
    "keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n";
  writeFileSync(at("usage"), `basicConstraints=CA:FALSE\n${usage}`);
  const key = ["-newkey", "rsa:2048", "-nodes"];
  run(
    "openssl",
    "req",
    "-x509",
    ...key,
    "-keyout",
    "root.key",
    "-out",
    "root.pem",
    "-subj",
    "/CN=Root",
  );
  run(
    "openssl",
    "req",
    ...key,
    "-keyout",
    "signer.key",
    "-out",
    "signer.csr",
    "-subj",
    "/CN=Signer",
  );
  const issue = ["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "usage"];
  run("openssl", "x509", "-req", "-in", "signer.csr", "-out", "signer.pem", ...issue);
}

const verify = (bytes: Uint8Array) =>
  verifyPdf(bytes, { trust: { anchors: [readFileSync(at("root.pem"), "utf8")] } });
const expected = {
  integrity: "intact",
  level: "B-B",
  trust: { status: "trusted", anchor: "Root" },
};

describe.skipIf(!has("openssl"))("OpenSSL", () => {
  beforeAll(createSigner);

  test("a message made by it is accepted", async () => {
    const signed = await sign(unsigned(), {
      contents: async (covered) => {
        writeFileSync(at("covered"), covered);
        const signing = ["cms", "-sign", "-binary", "-cades", "-md", "sha256", "-outform", "DER"];
        run(
          "openssl",
          ...signing,
          "-in",
          "covered",
          "-out",
          "cms",
          "-signer",
          "signer.pem",
          "-inkey",
          "signer.key",
        );
        return new Uint8Array(readFileSync(at("cms")));
      },
    });
    const report = await verify(signed.pdf.bytes);
    expect(report.verdict).toBe("indeterminate");
    expect(report.signatures).toMatchObject([expected]);
  });

  test.skipIf(!has("pdfsig") || !has("certutil"))(
    "signatures made by poppler are accepted",
    async () => {
      run(
        "openssl",
        "pkcs12",
        "-export",
        "-inkey",
        "signer.key",
        "-in",
        "signer.pem",
        "-certfile",
        "root.pem",
        "-out",
        "signer.p12",
        "-passout",
        "pass:x",
        "-name",
        "signer",
      );
      run("mkdir", "nss");
      run("certutil", "-N", "-d", "sql:nss", "--empty-password");
      run("pk12util", "-i", "signer.p12", "-d", "sql:nss", "-W", "x");
      run("certutil", "-A", "-n", "root", "-t", "CT,C,C", "-d", "sql:nss", "-i", "root.pem");
      writeFileSync(at("0.pdf"), sampleDocument().bytes);
      for (const [from, to] of [
        ["0.pdf", "1.pdf"],
        ["1.pdf", "2.pdf"],
      ] as const) {
        // It says on the way out that NSS has objects in use, and exits with an error.
        spawnSync("pdfsig", [from, to, "-add-signature", "-nick", "signer", "-nssdir", "sql:nss"], {
          cwd: folder,
        });
      }
      const report = await verify(new Uint8Array(readFileSync(at("2.pdf"))));
      expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(report.signatures).toMatchObject([
        { ...expected, changesAfter: "another-signature" },
        { ...expected, changesAfter: "none" },
      ]);
    },
  );
});

test.skipIf(!has("pdfsig"))("the samples are valid signatures to poppler too", async () => {
  writeFileSync(at("sample.pdf"), (await archived()).pdf.bytes);
  const text = run("pdfsig", "-nocert", "sample.pdf");
  expect(text).toContain("Signature is Valid");
});

test.skipIf(!has("qpdf"))("the samples are sound PDFs to qpdf too", async () => {
  for (const xref of ["table", "stream", "hybrid"] as const) {
    writeFileSync(at("sample.pdf"), (await archived(unsigned(sampleDocument({ xref })))).pdf.bytes);
    expect(run("qpdf", "--check", "sample.pdf")).toContain("No syntax or stream encoding errors");
  }
});
