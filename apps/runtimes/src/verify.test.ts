import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { verifyPdf } from "@sign/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attacks } from "../../../packages/verify/src/testing/attacks";
import { goodSamples } from "../../../packages/verify/src/testing/good";
import { days } from "../../../packages/verify/src/testing/identity";
import { samplePeople } from "../../../packages/verify/src/testing/people";
import { bundle } from "./bundle";
import { runtimes } from "./runtimes";

const samples: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
let folder = "";
let file = "";
let anchors: readonly string[] = [];
const now = days(1).getTime();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sign-runtimes-"));
  file = await bundle("verify-service.ts", folder);
  anchors = (await samplePeople()).anchors;
  for (const { name, make } of Object.values(attacks).flat()) {
    samples.push({ name, bytes: new Uint8Array(await make()) });
  }
  for (const { name, make } of goodSamples) {
    samples.push({ name, bytes: new Uint8Array((await make()).pdf.bytes) });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const others = Object.keys(runtimes).filter((name) => name !== "node");

test.each(others)("%s gives the reports that Node gives", async (name) => {
  const runtime = await runtimes[name]?.(file);
  if (!runtime) throw new Error(name);
  try {
    for (const sample of samples) {
      const headers = { "x-question": JSON.stringify({ anchors, now }) };
      const answer = await runtime.ask("/", { method: "POST", body: sample.bytes, headers });
      const expected = await verifyPdf(sample.bytes, { trust: { anchors }, now: new Date(now) });
      expect(await answer.json(), sample.name).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  } finally {
    await runtime.stop();
  }
});
