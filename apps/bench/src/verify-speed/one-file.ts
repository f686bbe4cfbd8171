// Measures one file in a process of its own: `one-file.ts <pdf> <roots as JSON> <moment> <rounds>`; prints JSON.
import { readFileSync } from "node:fs";
import { verifyPdf } from "@sign/verify";
import { median } from "../figures";

const [path = "", roots = "", moment = "", rounds = ""] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
const anchors: string[] = JSON.parse(readFileSync(roots, "utf8"));
const options = { trust: { anchors }, now: new Date(moment) };

async function timed(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const digest = () => crypto.subtle.digest("SHA-256", bytes);
const verify = async () => {
  const { verdict } = await verifyPdf(bytes, options);
  if (verdict !== "passed") throw new Error(`the file is ${verdict}`);
};

globalThis.gc?.();
const before = process.memoryUsage.rss();
await verify();
// maxRSS is in KiB and of the whole life of the process; for small files that includes starting up.
const most = process.resourceUsage().maxRSS * 1024;
await digest();

const digests: number[] = [];
const verifications: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  digests.push(await timed(digest));
  verifications.push(await timed(verify));
}
console.log(
  JSON.stringify({ digest: median(digests), verify: median(verifications), before, most }),
);
