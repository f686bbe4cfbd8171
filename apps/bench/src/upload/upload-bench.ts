// `pnpm --filter @sign/bench upload`: one large PDF through the kit, beside a bare streaming Hono proxy, in turns, before the same gateway, which discards it.
import { createHash } from "node:crypto";
import { createPdf } from "@sign/simulator/fixtures";
import { median, megabytes, row } from "../figures";
import { startGatewaySink } from "./gateway-sink";
import { type MeasuredProcess, startProcess } from "./measured-process";

const SIZE = 30_000_000;
const ROUNDS = 11;
const PARALLEL = 8;
/** What a fast line carries: 1 Gbit/s, in bytes a millisecond. */
const LINE = 125_000;
const file = createPdf({ sizeBytes: SIZE });
const digest = createHash("sha256").update(file).digest();

async function answerOf(response: Response): Promise<{ token: string }> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

type Body = () => RequestInit & { duplex?: "half" };

/** As fast as this machine can. */
const atOnce: Body = () => ({ body: file });

/** At the pace of a fast line. */
const onLine: Body = () => {
  const began = performance.now();
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const early = at / LINE - (performance.now() - began);
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
      controller.enqueue(file.subarray(at, at + 65_536));
      at += 65_536;
      if (at >= file.length) controller.close();
    },
  });
  return { body, duplex: "half" };
};

/** Prepares an upload through the kit; calling what it gives sends the file. */
async function throughKit(
  { url }: MeasuredProcess,
  content: Body,
): Promise<() => Promise<unknown>> {
  const documents = [{ name: "large.pdf", size: file.length, sha256: digest.toString("hex") }];
  const body = JSON.stringify({ route: "upload", returnTo: "http://app.test/", documents });
  const headers = { "Content-Type": "application/json" };
  const { token } = await answerOf(
    await fetch(`${url}/sessions`, { method: "POST", headers, body }),
  );
  return async () =>
    answerOf(
      await fetch(`${url}/session/documents/0`, {
        method: "PUT",
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/pdf",
          "Content-Digest": `sha-256=:${digest.toString("base64")}:`,
        },
        ...content(),
      }),
    );
}

async function throughProxy(
  { url }: MeasuredProcess,
  content: Body,
): Promise<() => Promise<unknown>> {
  return async () => (await fetch(`${url}/upload`, { method: "PUT", ...content() })).text();
}

interface Contender {
  readonly name: string;
  readonly server: MeasuredProcess;
  readonly prepare: typeof throughKit;
  readonly times: number[];
  /** CPU time of the server, in milliseconds for each file. */
  readonly efforts: number[];
  readonly growths: number[];
}

/** What the server's process has used: resident bytes, and milliseconds of CPU time. */
const usageOf = async ({ url }: MeasuredProcess): Promise<{ rss: number; cpu: number }> =>
  (await fetch(`${url}/usage`)).json();

/** Sends the file `count` times at once. */
async function send({ server, prepare }: Contender, count: number, content: Body) {
  const preparing = Array.from({ length: count }, () => prepare(server, content));
  const uploads = await Promise.all(preparing);
  const before = await usageOf(server);
  server.peak();
  const began = performance.now();
  await Promise.all(uploads.map((upload) => upload()));
  const time = performance.now() - began;
  const growth = server.peak() - before.rss;
  return { time, growth, effort: ((await usageOf(server)).cpu - before.cpu) / count };
}

async function measure(
  contenders: readonly Contender[],
  title: string,
  count: number,
  content: Body,
  rounds = ROUNDS,
): Promise<void> {
  for (const contender of contenders) {
    await send(contender, count, content);
    contender.times.length = contender.efforts.length = contender.growths.length = 0;
  }
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const { time, effort, growth } = await send(contender, count, content);
      contender.times.push(time);
      contender.efforts.push(effort);
      contender.growths.push(growth);
    }
  }
  const [, bare] = contenders;
  for (const { name, times, efforts, growths } of contenders) {
    const ratio = median(bare?.times ?? []) / median(times);
    const cells = [
      median(times).toFixed(0),
      Math.min(...times).toFixed(0),
      ratio.toFixed(2),
      median(efforts).toFixed(0),
    ];
    const most = Math.max(...growths);
    console.log(row(title, name, ...cells, megabytes(median(growths)), megabytes(most)));
  }
}

const sink = await startGatewaySink();

async function pair(collect: boolean): Promise<Contender[]> {
  const named = { kit: throughKit, proxy: throughProxy };
  const modes = ["kit", "proxy"] as const;
  return Promise.all(
    modes.map(async (mode) => ({
      name: mode === "kit" ? "kit" : "bare Hono proxy",
      prepare: named[mode],
      server: await startProcess(mode, sink.url, collect),
      times: [],
      efforts: [],
      growths: [],
    })),
  );
}

console.log(`A PDF of ${megabytes(file.length)} MB, ${ROUNDS} rounds in turns, medians\n`);
console.log(
  row(
    "",
    "",
    "time (ms)",
    "least (ms)",
    "throughput ratio",
    "CPU per file (ms)",
    "memory growth (MB)",
    "most (MB)",
  ),
);
console.log(row(..."--------"));
const contenders = await pair(false);
await measure(contenders, "one, at 1 Gbit/s", 1, onLine);
await measure(contenders, "one", 1, atOnce);
await measure(contenders, `${PARALLEL} at once`, PARALLEL, atOnce);
const collecting = await pair(true);
await measure(collecting, `${PARALLEL} at once, collecting garbage`, PARALLEL, atOnce, 5);
for (const { server } of [...contenders, ...collecting]) server.stop();
sink.close();
process.exit(0);
