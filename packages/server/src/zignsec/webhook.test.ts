import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSignedWebhook } from "./webhook";

const secret = "webhook-secret-of-a-test";
const body = '{"id":"x","name":"æøå"}';
const now = 1_790_000_000_000;
const sign = (time: string | number, key = secret, text = body) =>
  createHmac("sha256", key).update(`${time}.${text}`).digest("hex");
const check = (header: string | null, text = body) => isSignedWebhook(secret, header, text, now);

test("a signature over time and body passes, in seconds and milliseconds, hex of any case and base64", async () => {
  const seconds = now / 1000;
  const hex = sign(seconds);
  expect(await check(`t=${seconds},v1=${hex}`)).toBe(true);
  expect(await check(`t=${seconds}, v1=${hex.toUpperCase()}`)).toBe(true);
  expect(await check(`t=${seconds},v1=${Buffer.from(hex, "hex").toString("base64")}`)).toBe(true);
  expect(await check(`t=${now},v1=${sign(now)}`)).toBe(true);
});

test("one of several signatures is enough, while secrets change", async () => {
  const seconds = now / 1000;
  expect(await check(`t=${seconds},v1=${sign(seconds, "other")},v1=${sign(seconds)}`)).toBe(true);
});

test("everything else is refused", async () => {
  const seconds = now / 1000;
  const [old, early] = [seconds - 301, seconds + 301];
  const headers = [
    null,
    "",
    `v1=${sign(seconds)}`,
    `t=${seconds}`,
    `t=${seconds},v1=`,
    `t=${seconds},v1=zz`,
    `t=${seconds},v0=${sign(seconds)}`,
    `t=${seconds},v1=${sign(seconds, "other")}`,
    `t=${seconds + 1},v1=${sign(seconds)}`,
    `t=${old},v1=${sign(old)}`,
    `t=${early},v1=${sign(early)}`,
  ];
  for (const header of headers) expect(await check(header), String(header)).toBe(false);
  expect(await check(`t=${seconds},v1=${sign(seconds)}`, `${body} `)).toBe(false);
});
