// `pnpm --filter @sign/bench upload`: one large PDF through the kit, beside a bare streaming Hono proxy, in one run.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPdf } from "@sign/simulator/fixtures";
import { serve } from "@sign/simulator/node";
import { median, megabytes } from "../figures";
import { type MeasuredProcess, startProcess } from "./measured-process";

const SIZE = 30_000_000;
const ROUNDS = 7;
const file = createPdf({ sizeBytes: SIZE });
const digest = createHash("sha256").update(file).digest();

async function answerOf(response: Response): Promise<{ token: string }> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

async function uploadThroughKit({ url }: MeasuredProcess): Promise<number> {
  const documents = [{ name: "large.pdf", size: file.length, sha256: digest.toString("hex") }];
  const body = JSON.stringify({ route: "upload", returnTo: "http://app.test/", documents });
  const headers = { "Content-Type": "application/json" };
  const { token } = await answerOf(
    await fetch(`${url}/sessions`, { method: "POST", headers, body }),
  );
  const began = performance.now();
  await answerOf(
    await fetch(`${url}/session/documents/0`, {
      method: "PUT",
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/pdf",
        "Content-Digest": `sha-256=:${digest.toString("base64")}:`,
      },
      body: file,
    }),
  );
  return performance.now() - began;
}

async function uploadThroughProxy({ url }: MeasuredProcess): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}/upload`, { method: "PUT", body: file });
  await response.text();
  return performance.now() - began;
}

async function measure(server: MeasuredProcess, upload: typeof uploadThroughKit) {
  await upload(server);
  const times: number[] = [];
  const growths: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { rss } = (await (await fetch(`${server.url}/memory`)).json()) as { rss: number };
    server.peak();
    times.push(await upload(server));
    growths.push(server.peak() - rss);
  }
  return { time: median(times), growth: median(growths), most: Math.max(...growths) };
}

const simulator = await serve();
const sink = createServer((request, response) => {
  request.resume().on("end", () => response.end("{}"));
}).listen(0, "127.0.0.1");
await new Promise((resolve) => sink.once("listening", resolve));
const kit = await startProcess("kit", simulator.url);
const proxy = await startProcess(
  "proxy",
  `http://127.0.0.1:${(sink.address() as AddressInfo).port}`,
);

const results = {
  kit: await measure(kit, uploadThroughKit),
  "bare Hono proxy": await measure(proxy, uploadThroughProxy),
};
console.log(`One PDF of ${megabytes(file.length)} MB, ${ROUNDS} rounds, medians\n`);
console.log("| | time (ms) | memory growth (MB) | most (MB) |\n|---|---|---|---|");
for (const [name, { time, growth, most }] of Object.entries(results)) {
  console.log(`| ${name} | ${time.toFixed(0)} | ${megabytes(growth)} | ${megabytes(most)} |`);
}
kit.stop();
proxy.stop();
sink.close();
await simulator.close();
process.exit(0);
