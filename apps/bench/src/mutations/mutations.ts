// `pnpm --filter @sign/bench mutations -- [count]`: changes signed files in one place each; exit code 1 if one throws, takes a second, or is not refused.
import { verifyPdf } from "@sign/verify";
import { mutate, seededRandom } from "../../../../packages/verify/src/testing/mutations";
import { row } from "../figures";
import { type SignedFile, signedFiles } from "./signed-files";

const DEFAULT_COUNT = 20_000;
const MOST_MS = 1000;
const SEED = 20260601;

/** Offsets of the hexadecimal digits of every signature, from `start` to before `end`. */
function contentsIn(bytes: Uint8Array): { start: number; end: number }[] {
  const text = new TextDecoder("latin1").decode(bytes);
  return [...text.matchAll(/\/Contents\s*<([0-9a-fA-F]+)>/g)].map(({ index, 0: match }) => ({
    start: index + match.indexOf("<") + 1,
    end: index + match.length - 1,
  }));
}

const given = process.argv.slice(2).find((text) => text !== "--") ?? String(DEFAULT_COUNT);
const count = Number(given);
if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a count: ${given}`);

const random = seededRandom(SEED);
const breaches: string[] = [];
const files = await signedFiles();
console.log(`${count} mutations of ${files.length} files, seed ${SEED}\n`);
console.log(`${row("file", "mutations", "in /Contents", "accepted there", "slowest (ms)")}`);
console.log(row(..."-----"));

async function mutateFile(file: SignedFile, share: number): Promise<void> {
  const { name, anchors, now } = file;
  const options = { trust: { anchors }, now };
  const contents = contentsIn(file.bytes);
  const { verdict } = await verifyPdf(file.bytes, options);
  if (verdict !== "passed" || contents.length === 0)
    breaches.push(`${name}: unchanged, ${verdict}`);
  const tally = { inside: 0, accepted: 0, slowest: 0 };
  for (let index = 0; index < share; index++) {
    const { bytes, at } = mutate(file.bytes, random);
    const where = `${name}, mutation ${index} at ${at}`;
    const inside = contents.some(({ start, end }) => at >= start && at < end);
    const began = performance.now();
    try {
      const accepted = (await verifyPdf(bytes, options)).verdict !== "failed";
      if (inside) tally.accepted += Number(accepted);
      else if (accepted) breaches.push(`${where}: accepted`);
    } catch (error) {
      breaches.push(`${where}: ${error instanceof Error ? error.name : "not an error"} thrown`);
    }
    const took = performance.now() - began;
    if (took >= MOST_MS) breaches.push(`${where}: ${took.toFixed(0)} ms`);
    tally.inside += Number(inside);
    tally.slowest = Math.max(tally.slowest, took);
  }
  console.log(row(name, share, tally.inside, tally.accepted, tally.slowest.toFixed(0)));
}

for (const [index, file] of files.entries()) {
  const share = Math.floor(((index + 1) * count) / files.length);
  await mutateFile(file, share - Math.floor((index * count) / files.length));
}
console.log(
  `\nThrown, slower than ${MOST_MS} ms, or accepted outside /Contents: ${breaches.length}.`,
);
for (const breach of breaches) console.log(`- ${breach}`);
if (breaches.length > 0) process.exitCode = 1;
