import { expect, test } from "vitest";
import { runTool } from "../test/pdf-tools";
import { encryptedPdf } from "./fixture-hostile-encryptions";

const ciphers = ["RC4-40", "RC4-128", "AES-128", "AES-256"] as const;

/** What qpdf makes of a file with a password given: its exit code, and the page's content in clear. */
async function decrypted(file: Uint8Array, password: string) {
  const args = [`--password=${password}`, "--decrypt", "--stream-data=uncompress", "file.pdf", "-"];
  const { code, stdout } = await runTool("qpdf", args, { "file.pdf": file });
  return { code, content: /0 0 1 rg 36 36 200 100 re f/.test(stdout.toString("latin1")) };
}

test.each(ciphers)(
  "another program opens what is encrypted with %s, with the password only",
  async (cipher) => {
    const file = await encryptedPdf(cipher, "geheim");
    expect(await decrypted(file, "geheim")).toEqual({ code: 0, content: true });
    expect(await decrypted(file, "other")).toEqual({ code: 2, content: false });
  },
);

test.each(ciphers)(
  "another program opens what is encrypted with %s and no password",
  async (cipher) => {
    expect(await decrypted(await encryptedPdf(cipher, ""), "")).toEqual({ code: 0, content: true });
  },
);
