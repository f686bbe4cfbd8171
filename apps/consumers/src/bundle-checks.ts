import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { JourneyScripts, Script } from "./journey";

/** Texts that only the named code contains, also after it was made small. */
const marks = {
  "pdf.js": "InvalidPDFException",
  "the preview": "overview-tabs",
};

/** What must not be in any file that browsers may fetch, and where in an installed app it is. */
const secrets = {
  "the secret": { text: "a-secret-of-the-server-that-no-browser-is-to-see", at: "sign/kit.ts" },
  "a product key": {
    text: "00000000000000000000000000007e57",
    at: "node_modules/@sign/simulator/dist",
  },
  "code of @sign/server": { text: "Zs-Product-Key", at: "node_modules/@sign/server/dist" },
  // The identifier of a signed attribute of CAdES, which pdf.js has no use for.
  "code of @sign/verify": {
    text: "1.2.840.113549.1.9.16.2.47",
    at: "node_modules/@sign/verify/dist",
  },
};

const holds = (scripts: readonly Script[], text: string): boolean =>
  scripts.some((script) => script.text.includes(text));

/**
 * Size of the scripts of the first load, in kB (1000 bytes) after gzip at level 9.
 * @throws Error when the preview or pdf.js is among them, or does not come later either
 */
export function checkFirstLoad({ first, later }: JourneyScripts): number {
  for (const [name, text] of Object.entries(marks)) {
    if (holds(first, text)) throw new Error(`The first load contains ${name}.`);
    if (!holds(later, text)) throw new Error(`No script that came later contains ${name}.`);
  }
  const bytes = first.map(({ text }) => gzipSync(text, { level: 9 }).length);
  return bytes.reduce((sum, length) => sum + length, 0) / 1000;
}

async function filesIn(place: string): Promise<readonly Script[]> {
  const names = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => null);
  const paths = names
    ? names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    : [place];
  return Promise.all(
    paths.map(async (path) => ({ url: path, text: await readFile(path, "latin1") })),
  );
}

/** @throws Error when a file of the `client` folder of an app contains a key, or code that belongs on the server */
export async function checkSecrets(app: string, client: string): Promise<void> {
  const bundle = await filesIn(join(app, client));
  for (const [name, { text, at }] of Object.entries(secrets)) {
    if (!holds(await filesIn(join(app, at)), text)) throw new Error(`${at} does not hold ${name}.`);
    const carriers = bundle.filter((file) => file.text.includes(text)).map(({ url }) => url);
    if (carriers.length > 0) throw new Error(`${carriers.join(", ")} contains ${name}.`);
  }
}
