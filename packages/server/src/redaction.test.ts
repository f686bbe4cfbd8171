import { documentPath, paths } from "@sign/protocol";
import { createAuthority, createSimulator, type GatewayCall, testUsers } from "@sign/simulator";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { createHarness, type Harness, page, pdfOf } from "../test/harness";
import { unlisted } from "../test/unlisted";

/*
 * Everything that may not leak is a canary, is sent through every path there is, and is then looked for in everything that is told: events, audit
 * entries, error answers, what is logged, and the addresses of the gateway that are asked.
 */

const canary = {
  primaryKey: "canary-primary-key",
  secondaryKey: "canary-secondary-key",
  secret: "canary-secret-q8Zt1vXk4Lw9Rb7Nc2Jd5Hs0",
  olderSecret: "canary-older-secret-Zt1vXk4Lw9Rb7Nc2J",
  webhookSecret: "canary-webhook-secret-7Nc2",
  input: "canary-input",
  grant: "canary-grant",
  query: "canary-query",
  fileName: "canary-file-name",
  content: "canary-content",
  header: "canary-header",
  gatewayWords: "canary-gateway-words",
  thrown: "canary-thrown",
  garbage: "canary-garbage",
} as const;
const documents = [{ name: `${canary.fileName}.pdf`, bytes: pdfOf(canary.content) }];
const [signer] = testUsers;
const person = [signer.nationalNumber, signer.givenName, signer.familyName];
const levels = ["log", "info", "warn", "error", "debug", "trace"] as const;

let authority: Awaited<ReturnType<typeof createAuthority>>;
let spies: ReturnType<typeof vi.spyOn>[];
beforeAll(async () => {
  authority = await createAuthority();
});
beforeEach(() => {
  vi.restoreAllMocks();
  spies = levels.map((level) => vi.spyOn(console, level));
});

interface Watched {
  readonly harness: Harness;
  readonly simulator: ReturnType<typeof createSimulator>;
  /** Tokens, handles, cookies and links, as they are made. */
  readonly made: Set<string>;
  readonly failures: string[];
  readonly addresses: string[];
}

function watch(onSigned: () => unknown = () => {}): Watched {
  const made = new Set<string>();
  const failures: string[] = [];
  const addresses: string[] = [];
  const simulator = createSimulator({
    authority,
    productKeys: [canary.primaryKey, canary.secondaryKey],
  });
  const harness = createHarness({
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: [canary.primaryKey, canary.secondaryKey],
      webhookSecret: canary.webhookSecret,
      // Every pause is over at once.
      timers: { now: Date.now, after: (ms, run) => soon(ms > 9_000 ? ms : 0, run) },
      async fetch(url, init) {
        addresses.push(url);
        return simulator.fetch(url, init);
      },
    },
    secrets: [canary.secret, canary.olderSecret],
    trust: { anchors: authority.anchors },
    routes: {
      upload: {
        input: z.object({ text: z.string() }),
        authorize: () => ({ text: canary.grant, number: signer.nationalNumber }),
        acceptSigner: () => true,
        onStarted: ({ settleHandle }) => made.add(settleHandle),
        onSigned,
      },
      throwing: {
        authorize() {
          throw new Error(canary.thrown);
        },
      },
    },
  });
  harness.now = Date.now();
  const { send } = harness;
  const watched: Harness["send"] = async (method, path, how) => {
    const own = { "User-Agent": canary.header, traceparent: canary.header };
    const answer = await send(method, path, { ...how, headers: Object.assign(own, how?.headers) });
    const text = await answer.clone().text();
    for (const [name, value] of answer.headers) {
      if (name === "set-cookie") made.add(value.split(/[=;]/)[1] ?? "");
      if (name === "location") made.add(value.split("=").at(-1) ?? "");
    }
    if (!answer.ok) {
      failures.push(JSON.stringify([...answer.headers].filter(([name]) => name !== "location")));
      if (answer.status !== 303) failures.push(text);
    } else if (answer.headers.get("content-type")?.includes("json")) {
      for (const name of ["token", "resume", "redirectUrl"]) {
        const value = JSON.parse(text)[name];
        if (typeof value === "string") made.add(value);
      }
    }
    return answer;
  };
  Object.assign(harness, { send: watched });
  return { harness, simulator, made, failures, addresses };
}

function soon(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** As far as it goes: everything a page does, and the person signs. */
async function journey({ harness, simulator, made }: Watched): Promise<void> {
  const more = { input: { text: canary.input }, returnTo: `${page}&q=${canary.query}` };
  let { token } = (await harness.create(documents, more)).body;
  if (!token) return;
  ({ token } = (await harness.upload(token, 0, documents[0]?.bytes ?? new Uint8Array())).body);
  if (!token) return;
  const started = await harness.start(token, [{ document: 0, page: 1, x: 10, y: 10 }]);
  if (!started.body.token) return;
  ({ token } = started.body);
  const left = await simulator.signAs(started.body.redirectUrl, signer);
  const path = new URL(left).pathname.replace("/api/sign", "");
  made.add(path.split("/").at(-1) ?? "");
  await harness.send("GET", `${path}?relaystate=${canary.query}`);
  await harness.resume(started.body.resume);
  for (let time = 0; time < 4; time++) {
    harness.now += 2_000;
    await harness.read(token);
  }
  await harness.json("GET", documentPath(0, "report"), undefined, { token });
  await harness.send("GET", documentPath(0, "signed"), { token });
  await harness.send("GET", documentPath(0, "original"), { token });
}

function expectNoLeak({ harness, made, failures, addresses }: Watched, title: string): void {
  const told = {
    events: JSON.stringify(harness.events),
    audit: JSON.stringify(harness.audit),
    failures: failures.join("\n"),
    addresses: addresses.join("\n"),
  };
  for (const [where, text] of Object.entries(told)) {
    for (const secret of [...Object.values(canary), ...person, ...made]) {
      expect(secret.length).toBeGreaterThan(3);
      expect(text.includes(secret), `${title}: "${secret.slice(0, 24)}" in ${where}`).toBe(false);
    }
  }
  for (const spy of spies) expect(spy, title).not.toHaveBeenCalled();
  expect(harness.events.flatMap(unlisted), title).toEqual([]);
}

test("a journey that goes well", async () => {
  const run = watch();
  await journey(run);
  const types = new Set(run.harness.events.map(({ type }) => type));
  for (const type of [
    "session.created",
    "document.verified",
    "documents.taken",
    "session.settled",
  ]) {
    expect(types).toContain(type);
  }
  expect(run.harness.audit.map(({ type }) => type)).toContain("session.settled");
  expect(run.made.size).toBeGreaterThanOrEqual(7);
  expectNoLeak(run, "a good journey");
  // And the watch sees what it watches for.
  const { harness, made } = run;
  for (const leak of [canary.grant, signer.nationalNumber, ...made]) {
    expect(() => expectNoLeak({ ...run, failures: [leak] }, "")).toThrow(/ in failures/);
  }
  const events = [...harness.events, { ...harness.events[0], token: "x" }];
  expect(() =>
    expectNoLeak({ ...run, harness: Object.assign({}, harness, { events }) }, ""),
  ).toThrow();
});

const calls: readonly GatewayCall[] = ["create", "upload", "sign", "read", "download"];
const words = JSON.stringify({
  errors: [{ code: canary.gatewayWords, description: canary.gatewayWords }],
  message: canary.gatewayWords,
});

test.each(calls)("a fault of the gateway at its %s call, whatever it says", async (call) => {
  const faults = [
    ...[400, 401, 403, 404, 409, 410, 413, 429, 500, 503].map((status) => ({
      name: "answer" as const,
      status,
      body: words,
      headers: { "X-Words": canary.gatewayWords },
    })),
    { name: "answer" as const, status: 200, body: `<html>${canary.gatewayWords}` },
    {
      name: "answer" as const,
      status: 302,
      headers: { Location: `https://${canary.gatewayWords}` },
    },
    { name: "network-error" as const },
  ];
  for (const fault of faults) {
    const run = watch();
    for (let time = 0; time < 4; time++) run.simulator.once(call, fault);
    await journey(run);
    expectNoLeak(run, `${call} ${JSON.stringify(fault).slice(0, 60)}`);
    const failed = run.harness.events.some(({ type }) => type === "gateway.error");
    expect(failed, `${call} ${JSON.stringify(fault).slice(0, 60)}`).toBe(true);
  }
});

test("a route that throws, and hooks that do", async () => {
  const run = watch(() => {
    throw new Error(`${canary.thrown} ${signer.nationalNumber}`);
  });
  await journey(run);
  await run.harness.create(documents, { route: "throwing" });
  expect(run.harness.errors.map(String).join()).toContain(canary.thrown);
  expect(run.harness.events).toContainEqual(expect.objectContaining({ type: "hook.failed" }));
  expectNoLeak(run, "throwing hooks");
});

test("requests that are refused", async () => {
  const run = watch();
  const { harness } = run;
  const { garbage } = canary;
  const { token } = (await harness.create(documents, { input: { text: canary.input } })).body;
  const json = { "Content-Type": "application/json" };
  const refused = [
    () => harness.json("POST", paths.sessions, { route: garbage, returnTo: page }),
    () => harness.json("POST", paths.sessions, { [garbage]: garbage }),
    () => harness.send("POST", paths.sessions, { body: `{"${garbage}`, headers: json }),
    () => harness.create(documents, { input: { text: 1, [garbage]: garbage } }),
    () => harness.create(documents, { returnTo: `https://${garbage}.example/` }),
    () => harness.create(documents, { returnTo: `https://app.example@${garbage}.example/` }),
    () => harness.read(garbage),
    () => harness.read(`${token}${garbage}`),
    () => harness.resume(garbage),
    () => harness.send("GET", `/return/${garbage}?q=${garbage}`),
    () => harness.send("GET", `/${garbage}?token=${garbage}`),
    () => harness.send("GET", `/routes/${garbage}`),
    () => harness.send("GET", documentPath(7), { token }),
    () => harness.send("GET", `/session/documents/${garbage}/signed`, { token }),
    () => harness.upload(token, 0, new TextEncoder().encode(`%PDF-${garbage}`)),
    () => harness.start(token, [{ document: 9, page: 1, x: 0, y: 0, [garbage]: garbage }]),
    () =>
      harness.send("POST", paths.webhook, {
        body: garbage,
        headers: { "X-ZignSec-Hmac-SHA256": garbage },
      }),
    () =>
      harness.json(
        "POST",
        paths.resume,
        { handle: garbage },
        { headers: { Origin: `https://${garbage}` } },
      ),
  ];
  for (const [at, ask] of refused.entries()) {
    expect((await ask()).status, `request ${at}`).toBeGreaterThanOrEqual(400);
  }
  await expect(harness.sign.settle(garbage)).rejects.toMatchObject({
    message: expect.not.stringContaining(garbage),
  });
  const failed = harness.events.filter(({ type }) => type === "request.failed");
  expect(failed).toHaveLength(refused.length);
  expectNoLeak(run, "refused requests");
});
