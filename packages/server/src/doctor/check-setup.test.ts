import { generateKeyPairSync } from "node:crypto";
import { createAuthority, createSimulator, type Simulator } from "@sign/simulator";
import { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { app, secrets } from "../../test/harness";
import { createSignServer, type SignServerOptions } from "../index";
import type { Fetch } from "../zignsec/request";
import { type CheckSetupOptions, checkSetup } from "./check-setup";
import { type DoctorSubject, reportText } from "./doctor-report";

/* Every finding the doctor can make, each made by the mistake it is about. */

const now = Date.now();
let simulator: Simulator;
let anchors: readonly string[];
beforeAll(async () => {
  const authority = await createAuthority({ now: () => new Date(now) });
  simulator = createSimulator({ authority });
  anchors = authority.anchors;
});

const onSigned = (): void => {};
const authorize = (): object => ({});

/** The simulator, whose answers say what time it is, as a server's do. */
const punctual =
  (aheadMs = 0): Fetch =>
  async (url, init) => {
    const answer = await simulator.fetch(url, init);
    const headers = new Headers(answer.headers);
    headers.set("Date", new Date(now + aheadMs).toUTCString());
    return new Response(answer.body, { status: answer.status, headers });
  };

type Zignsec = SignServerOptions["zignsec"];

const good = (zignsec: Partial<Zignsec> = {}): SignServerOptions => ({
  zignsec: {
    environment: { baseUrl: simulator.baseUrl },
    productKey: simulator.productKeys,
    ...zignsec,
  },
  secrets,
  appOrigins: [app],
  routes: { upload: { authorize, onSigned } },
  trust: { anchors },
  clock: () => now,
});

async function found(
  subject: DoctorSubject,
  options: SignServerOptions,
  more: CheckSetupOptions = { fetch: punctual() },
) {
  const report = await checkSetup(options, more);
  const checks = report.checks.filter((check) => check.subject === subject);
  expect(report.ok).toBe(report.checks.every(({ result }) => result !== "fault"));
  return checks.map(({ result, found, mend }) => `${result}: ${found}${mend ? ` → ${mend}` : ""}`);
}

test("a good setup is in order, every part of it", async () => {
  const report = await checkSetup(good(), { fetch: punctual(), honoVersion: "4.13.19" });
  expect(report.checks.filter(({ result }) => result !== "ok")).toEqual([]);
  expect(report.ok).toBe(true);
  expect(new Set(report.checks.map(({ subject }) => subject)).size).toBe(11);
  expect(reportText(report)).toMatch(/^ok {7}gateway: .+\n/);
  expect(reportText(report)).toMatch(/\n\n0 faults, 0 warnings, \d+ in order\.\n$/);
});

test("each key is looked at by itself, and which one is refused is said", async () => {
  const [primary, secondary] = simulator.productKeys;
  const keys = (productKey: Zignsec["productKey"]) => found("product keys", good({ productKey }));
  expect(await keys([primary, "another"])).toEqual([
    expect.stringMatching(/^ok: The primary key is taken/),
    expect.stringMatching(/^fault: The secondary key is refused\. → Copy it anew/),
  ]);
  expect(await keys(["another", secondary])).toEqual([
    expect.stringMatching(/^fault: The primary/),
    expect.stringMatching(/^ok: The secondary/),
  ]);
  expect((await keys(primary)).at(-1)).toMatch(/^warning: There is one key only/);
  expect((await keys([primary, primary])).at(-1)).toMatch(/^warning: Both keys are the same/);
  expect(await found("gateway", good({ productKey: "" }))).toEqual([
    expect.stringMatching(/^fault: zignsec\.productKey/),
  ]);
});

test("looking creates nothing and sends nothing but a read", async () => {
  const calls: string[] = [];
  const fetch: Fetch = (url, init) => {
    calls.push(`${init.method} ${new URL(url).pathname.replace(/[^/]+$/, "…")} ${init.body ?? ""}`);
    return punctual()(url, init);
  };
  await checkSetup(good(), { fetch });
  expect(calls).toEqual(Array(2).fill("GET /api/v5/sessions/signing/… "));
});

test("what the gateway answers otherwise is not taken for a verdict on the key", async () => {
  for (const status of [429, 500, 503]) {
    const fetch: Fetch = async () => new Response("{}", { status });
    expect((await found("product keys", good(), { fetch }))[0]).toMatch(
      /^warning: Whether the primary key is taken could not be seen/,
    );
  }
  const page: Fetch = async () => new Response("<html>");
  expect((await found("product keys", good(), { fetch: page }))[0]).toMatch(/gateway_malformed/);
  const refused: Fetch = async () => new Response("{}", { status: 400 });
  expect((await found("product keys", good(), { fetch: refused }))[0]).toMatch(/^ok/);
});

test("a gateway that cannot be reached is said with why, and its keys are not judged", async () => {
  const reasons = [
    ["ENOTFOUND", /^fault: Its name is not known here \(ENOTFOUND\)\. → Mend the address/],
    ["CERT_HAS_EXPIRED", /^fault: Its certificate is not trusted here \(CERT_HAS_EXPIRED\)/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /^fault: Its certificate is not trusted/],
    ["ECONNREFUSED", /^fault: It could not be reached \(ECONNREFUSED\)/],
    ["", /^fault: It could not be reached\. /],
  ] as const;
  for (const [code, text] of reasons) {
    const fetch: Fetch = async () => {
      throw new TypeError("fetch failed", { cause: Object.assign(new Error("of Node"), { code }) });
    };
    expect((await found("gateway", good(), { fetch }))[0]).toMatch(text);
    expect(await found("product keys", good(), { fetch })).toEqual([]);
  }
  const timers = {
    now: Date.now,
    after(_: number, run: () => void) {
      queueMicrotask(run);
      return () => {};
    },
  };
  const silent: Fetch = () => new Promise(() => {});
  expect((await found("gateway", good({ timers }), { fetch: silent }))[0]).toMatch(
    /^fault: It did not answer within 10 seconds/,
  );
});

test("an address in clear is a fault, unless it is this machine's own", async () => {
  const at = (baseUrl: string) =>
    found("gateway", good({ environment: { baseUrl } }), { fetch: async () => new Response("{}") });
  expect((await at("http://gateway.example"))[0]).toMatch(/^fault: The address is http/);
  expect(await at("http://127.0.0.1:8787")).toHaveLength(1);
  expect((await at("nonsense"))[0]).toMatch(/^fault: zignsec\.environment/);
});

test("the clock is held against the gateway's", async () => {
  const skewed = (ms: number) => found("clock", good(), { fetch: punctual(ms) });
  expect(await skewed(10_000)).toEqual(["ok: It agrees with the gateway's."]);
  expect((await skewed(90_000))[0]).toMatch(
    /^warning: This machine is \d+ seconds behind the gate/,
  );
  expect((await skewed(-90_000))[0]).toMatch(/^warning: This machine is \d+ seconds ahead of the/);
  expect((await skewed(-3_600_000))[0]).toMatch(/^fault: .+ NTP/);
  const fetch: Fetch = (url, init) => simulator.fetch(url, init);
  expect((await found("clock", good(), { fetch }))[0]).toMatch(
    /^warning: .+ could not be compared/,
  );
});

test("secrets are judged by length, look and number, and never shown", async () => {
  const judged = async (...given: readonly string[]) => {
    const [newest = "", ...older] = given;
    const checks = await found("secrets", { ...good(), secrets: [newest, ...older] });
    for (const secret of given) if (secret) expect(checks.join()).not.toContain(secret);
    return checks;
  };
  const random = (index: number) => `${index}-q8Zt1vXk4Lw9Rb7Nc2Jd5Hs0Pf3Mg6Ty`;
  expect((await judged(random(1), random(2)))[0]).toMatch(/^ok: .+ and 1 older that still open/);
  expect((await judged("too short"))[0]).toMatch(/^fault: .+32 bytes.+ → Make one with: openssl/);
  expect((await judged("changeme".repeat(5)))[0]).toMatch(/^fault: .+placeholder/);
  expect((await judged("ab".repeat(20)))[0]).toMatch(/^fault: .+repeats itself/);
  expect((await judged(random(1), random(1)))[0]).toMatch(/^fault: .+ twice/);
  expect((await judged(...[1, 2, 3, 4].map(random)))[0]).toMatch(/^warning: There are 4 secrets/);
});

test("origins and the base address are exact and over https", async () => {
  const origin = async (...appOrigins: readonly string[]) => {
    const [first = "", ...others] = appOrigins;
    return found("app origins", { ...good(), appOrigins: [first, ...others] });
  };
  expect((await origin("https://app.example/"))[0]).toMatch(/^fault: appOrigins/);
  expect((await origin("http://app.example"))[0]).toMatch(/^fault: http:\/\/app\.example is http/);
  expect(await origin(app, "http://localhost:5173")).toEqual([
    `ok: ${app} is exact.`,
    "ok: http://localhost:5173 is exact.",
  ]);
  const production: SignServerOptions = {
    ...good({ environment: "production" }),
    appOrigins: ["http://localhost"],
  };
  expect((await found("app origins", production))[0]).toMatch(/^warning/);
  const none = { ...good(), appOrigins: [] } as unknown as SignServerOptions;
  expect((await found("app origins", none))[0]).toMatch(/^fault: None is given/);
  const base = (baseUrl: string) => found("base address", { ...good(), baseUrl });
  expect((await base("https://sign.example/api"))[0]).toMatch(/^ok/);
  expect((await base("http://sign.example/api"))[0]).toMatch(/^fault: It is http/);
  expect((await base("/api/sign"))[0]).toMatch(/^fault: baseUrl must/);
});

test("routes are in order, keep what was signed, and stay below what BankID takes", async () => {
  const routes = (given: object) =>
    found("routes", { ...good(), routes: given as SignServerOptions["routes"] });
  expect((await routes({ lease: { authorize } }))[1]).toMatch(
    /^warning: Nobody is handed the signed files of: lease\. → Give onSigned/,
  );
  expect((await routes({ lease: {} }))[0]).toMatch(/^fault: Route "lease" must have authorize/);
  const limit = (maxBytes: number) =>
    found("body limit", { ...good(), routes: { upload: { authorize, limits: { maxBytes } } } });
  expect((await limit(40_000_000))[0]).toMatch(/^warning: A document may have 40,000,000 bytes/);
  expect((await limit(4_000_000))[0]).toMatch(/^ok: .+nginx 1 MB/);
});

test("trust anchors are certificates of authorities, current, and of this environment", async () => {
  const judged = (given: readonly (string | Uint8Array)[], clock = now) =>
    found("trust anchors", { ...good(), trust: { anchors: given }, clock: () => clock });
  expect((await judged([]))[0]).toMatch(/^warning: None is given/);
  expect((await judged(["nonsense"]))[0]).toMatch(/^fault: trust\.anchors must be certificates/);
  const { publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  expect((await judged([publicKey]))[0]).toMatch(/^fault: trust\.anchors must be certificates/);
  const decades = 40 * 366 * 86_400_000;
  expect((await judged(anchors, now + decades))[0]).toMatch(/^warning: ".+" has expired on/);
  expect((await judged(anchors, now - decades))[0]).toMatch(/^warning: ".+" is not valid before/);
  const production = good({ environment: "production" });
  expect((await found("trust anchors", production))[0]).toMatch(
    /^fault: ".*TEST.*" is a root of a/,
  );
});

test("webhooks: not used, badly kept, or out of the gateway's reach", async () => {
  const judged = (webhookSecret: string, more: Partial<SignServerOptions> = {}) =>
    found("webhook", { ...good({ webhookSecret }), ...more });
  expect((await found("webhook", good()))[0]).toMatch(/^ok: Not used/);
  expect((await judged(" "))[0]).toMatch(/^fault: zignsec\.webhookSecret must not be empty/);
  const secret = "wh-4Lw9Rb7Nc2Jd5Hs0";
  expect((await judged(secret))[0]).toMatch(/^ok: The secret is set.+https:\/\/app\.example/);
  expect((await judged(secret, { appOrigins: ["http://localhost:3000"] }))[0]).toMatch(
    /^warning: The gateway cannot reach/,
  );
});

test("a deployed kit is looked at where it is", async () => {
  const webhookSecret = "wh-4Lw9Rb7Nc2Jd5Hs0";
  const deployed = (own: Partial<Zignsec>): Fetch => {
    const kit = new Hono().route("/api/sign", createSignServer(good(own)));
    return async (url, init) => {
      const { origin, pathname } = new URL(url);
      if (origin === simulator.baseUrl) return punctual()(url, init);
      if (origin.endsWith("nowhere.example")) throw new TypeError("fetch failed");
      return kit.request(pathname, init);
    };
  };
  const look = (deployedAt: string, own: Partial<Zignsec>, there: Partial<Zignsec> = own) =>
    found("deployment", good(own), { fetch: deployed(there), deployedAt });
  expect(await look(`${app}/api/sign/`, { webhookSecret })).toEqual([
    "ok: The kit answers at its address, over TLS.",
    "ok: Its /webhook is there and takes signed ones only.",
  ]);
  expect((await look(`${app}/api/sign`, {}))[1]).toMatch(/^ok: Its \/webhook is closed/);
  expect((await look(`${app}/api/sign`, { webhookSecret }, {}))[1]).toMatch(
    /^warning: Its \/webhook answers 404 .+ has no zignsec\.webhookSecret/,
  );
  expect((await look("http://app.example/api/sign", {}))[0]).toMatch(/^warning: .+ over http/);
  expect(await look(`${app}/elsewhere`, {})).toEqual([
    expect.stringMatching(/^fault: Something else answers at its address, with 404/),
  ]);
  expect((await look("https://nowhere.example", {}))[0]).toMatch(/^fault: Nothing answers/);
  expect((await look("nonsense", {}))[0]).toMatch(/^fault: Its address cannot be read/);
});

test("a hono that is too old is said", async () => {
  const version = (honoVersion: string) =>
    found("runtime", good(), { fetch: punctual(), honoVersion });
  expect((await version("4.11.9"))[1]).toMatch(/^fault: hono is 4\.11\.9\. → Install hono 4/);
  expect((await version("5.0.0"))[1]).toMatch(/^fault/);
  expect((await version("4.12.0"))[1]).toBe("ok: hono is 4.12.0.");
});

test("no key, secret or webhook secret is in any report, whatever is wrong", async () => {
  const canaries = ["key-canary-1", "key-canary-2", "secret-canary", "webhook-canary"] as const;
  const [first, second, secret, webhookSecret] = canaries;
  for (const fetch of [punctual(), (async () => new Response(first)) as Fetch]) {
    const options: SignServerOptions = {
      ...good({ productKey: [first, second], webhookSecret }),
      secrets: [secret],
    };
    const report = await checkSetup(options, { fetch });
    for (const canary of canaries) expect(JSON.stringify(report)).not.toContain(canary);
  }
});
