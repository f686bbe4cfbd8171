import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import {
  detachedSignatures,
  opensslCheck,
  pageCount,
  pdfsig,
  qpdfCheck,
  workFolder,
} from "./oracles";

/** Both files of one document, on disk, for further looking. */
export interface CheckedFiles {
  readonly original: string;
  readonly signed: string;
}

/**
 * Holds a signed file against the bytes that were sent, with tools that are not ours: poppler, OpenSSL, qpdf. Gives
 * copies of both.
 */
export async function expectSignedBy(
  signedPath: string,
  original: Uint8Array,
): Promise<CheckedFiles> {
  const folder = await workFolder();
  const files = { original: join(folder, "original.pdf"), signed: join(folder, "signed.pdf") };
  await Promise.all([writeFile(files.original, original), copyFile(signedPath, files.signed)]);
  const bytes = await readFile(files.signed);

  expect(bytes.subarray(0, original.length).equals(original), "original is a prefix").toBe(true);
  const seen = await pdfsig(files.signed);
  const personal = seen.filter(({ type }) => type === "ETSI.CAdES.detached");
  expect(personal.map(({ result }) => result)).toEqual(["Signature is Valid."]);
  expect(seen.at(-1)?.whole, "nothing follows the last signature").toBe(true);
  const signatures = detachedSignatures(bytes);
  expect(signatures).toHaveLength(1);
  for (const signature of signatures) await opensslCheck(signature);
  await qpdfCheck(files.signed);
  expect(await pageCount(files.signed)).toBe(await pageCount(files.original));
  return files;
}
