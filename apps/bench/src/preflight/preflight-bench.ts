// `pnpm --filter @sign/bench preflight -- [count]`: how fast files are inspected before signing, what the worst of them cost, and so many mutations of all; exit code 1 when one throws.
import { createPdfInspector } from "@sign/protocol";
import { createPdf, type HostilePdf, hostilePdfs } from "@sign/simulator/fixtures";
import {
  mutate,
  seededRandom,
} from "../../../../packages/protocol/src/preflight/testing/mutations";
import { median, megabytes, row } from "../figures";

const DEFAULT_COUNT = 100_000;
const SEED = 20260601;
const PIECE = 65_536;

async function inspect(
  bytes: Uint8Array,
): Promise<{ readonly ms: number; readonly codes: string }> {
  const began = performance.now();
  const inspector = createPdfInspector({ size: bytes.length });
  for (let at = 0; at < bytes.length; at += PIECE) inspector.write(bytes.subarray(at, at + PIECE));
  const { findings } = await inspector.end();
  return { ms: performance.now() - began, codes: findings.map(({ code }) => code).join(", ") };
}

async function timeOf(bytes: Uint8Array): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round++) times.push((await inspect(bytes)).ms);
  return median(times);
}

const given = process.argv.slice(2).find((text) => text !== "--") ?? String(DEFAULT_COUNT);
const count = Number(given);
if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${given}`);

const pages = Array.from({ length: 20_000 }, (_, page) => ({
  lines: Array.from({ length: 10 }, (_, line) => `Line ${line} of page ${page}`),
}));
const sound: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  "one page, the rest one large stream": createPdf({ sizeBytes: 30_000_000 }),
  "20,000 pages of text": createPdf({ pages }),
  "20,000 pages of text, cross-reference stream": createPdf({ pages, xref: "stream" }),
};
console.log(row("sound file", "size (MB)", "time (ms)", "MB/s"));
console.log(row(..."----"));
for (const [name, bytes] of Object.entries(sound)) {
  const ms = await timeOf(bytes);
  console.log(
    row(name, megabytes(bytes.length), ms.toFixed(1), (bytes.length / ms / 1e3).toFixed(0)),
  );
}

const hostile = await Promise.all(
  hostilePdfs.map(async ({ name, make }: HostilePdf) => ({ name, bytes: await make() })),
);
const costs: { name: string; bytes: Uint8Array; ms: number }[] = [];
for (const { name, bytes } of hostile) costs.push({ name, bytes, ms: await timeOf(bytes) });
console.log(`\nThe slowest of ${hostile.length} broken or hostile files\n`);
console.log(row("file", "size (MB)", "time (ms)"));
console.log(row(..."---"));
for (const { name, bytes, ms } of costs.toSorted((a, b) => b.ms - a.ms).slice(0, 8)) {
  console.log(row(name, megabytes(bytes.length), ms.toFixed(1)));
}

const random = seededRandom(SEED);
const seeds = [
  ...(["table", "stream", "hybrid"] as const).map((xref) => createPdf({ xref, form: "indirect" })),
  ...hostile.map(({ bytes }) => bytes).filter(({ length }) => length < 100_000),
];
const outcomes = new Map<string, number>();
let slowest = 0;
for (let round = 0; round < count; round++) {
  const seed = seeds[round % seeds.length] ?? new Uint8Array(0);
  const { ms, codes } = await inspect(mutate(seed, random));
  const [first = ""] = codes.split(", ");
  outcomes.set(first, (outcomes.get(first) ?? 0) + 1);
  slowest = Math.max(slowest, ms);
}
console.log(
  `\n${count} mutations of ${seeds.length} files, seed ${SEED}: slowest ${slowest.toFixed(1)} ms\n`,
);
console.log(row("first finding", "files"));
console.log(row(..."--"));
for (const [code, files] of [...outcomes].toSorted(([, a], [, b]) => b - a)) {
  console.log(row(code || "none", files));
}
