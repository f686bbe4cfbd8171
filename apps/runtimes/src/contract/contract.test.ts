import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPdf } from "@sign/simulator/fixtures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../bundle";
import { type RunningRuntime, runtimes } from "../runtimes";
import { readContract } from "./described-contract";
import {
  announce,
  createKitClient,
  digestOf,
  inPieces,
  type KitAnswer,
  type KitClient,
} from "./kit-client";
import { appOrigin, CALLER, callsAMinute, mount } from "./setting";

const lease = { name: "Leieavtale æøå.pdf", bytes: createPdf({ title: "lease" }) };
const annex = { name: "annex.pdf", bytes: createPdf({ title: "annex", sizeBytes: 3_000_000 }) };
const returnTo = `${appOrigin}/leases/4711?tab=sign`;
const HOURS_48 = 48 * 3_600_000;
type Document = typeof lease;

let folder = "";
let file = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sign-contract-"));
  file = await bundle("contract/contract-service.ts", folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.keys(runtimes))("the contract on %s", (name) => {
  let runtime: RunningRuntime;
  let kit: KitClient;
  beforeAll(async () => {
    const started = await runtimes[name]?.(file);
    if (!started) throw new Error(name);
    runtime = started;
    kit = await createKitClient(runtime);
  });
  afterAll(() => runtime?.stop());

  const create = (documents: readonly Document[], more: object = {}) =>
    kit.call("POST", "/sessions", {
      json: {
        route: "upload",
        returnTo,
        documents: documents.map((each) => announce(each.name, each.bytes)),
        ...more,
      },
    });

  const upload = (token: string, index: number, bytes: Uint8Array<ArrayBuffer>, headers = {}) =>
    kit.call("PUT", `/session/documents/${index}`, {
      token,
      body: inPieces(bytes),
      headers: { "Content-Digest": digestOf(bytes), ...headers },
    });

  async function started(...documents: readonly Document[]): Promise<KitAnswer> {
    let { token } = (await create(documents)).json;
    for (const [index, { bytes }] of documents.entries()) {
      token = (await upload(token, index, bytes)).json.token;
    }
    return kit.call("POST", "/session/start", { token, json: { placements: [] } });
  }

  async function settled(token: string): Promise<KitAnswer> {
    for (;;) {
      const answer = await kit.call("GET", "/session", { token });
      if (answer.json.session.nextPollMs === null) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  const expectError = ({ status, json }: KitAnswer, expected: number, code: string) =>
    expect([status, json.error?.code]).toEqual([expected, code]);

  test("two documents: streamed up, signed, taken up again elsewhere, verified, handed out", async () => {
    const placements = [{ document: 1, page: 1, x: 36, y: 700 }];
    let { token } = (await create([lease, annex], { locale: "en" })).json;
    for (const [index, { bytes }] of [lease, annex].entries()) {
      const uploaded = await upload(token, index, bytes);
      expect([uploaded.status, uploaded.json.session.documents[index]?.status]).toEqual([
        200,
        "uploaded",
      ]);
      token = uploaded.json.token;
    }
    const start = await kit.call("POST", "/session/start", { token, json: { placements } });
    const again = await kit.call("POST", "/session/start", { token, json: { placements } });
    expect(again.json.redirectUrl).toBe(start.json.redirectUrl);
    const left = await kit.order({ do: "sign", redirectUrl: start.json.redirectUrl });
    const back = new URL(String(left)).pathname.slice(mount.length);
    const returned = await kit.call("GET", back);
    const location = new URL(returned.headers.get("location") ?? "");
    expect([returned.status, location.href.split("#")[0]]).toEqual([303, returnTo]);
    const handle = new URLSearchParams(location.hash.slice(1)).get("sign-resume");
    const resumed = await kit.call("POST", "/session/resume", { json: { handle } });
    expect(resumed.status).toBe(200);
    expect(resumed.headers.get("set-cookie")).toMatch(
      /^__Secure-sign=[\w.-]+; Max-Age=\d+; Path=\/api\/sign; HttpOnly; Secure; SameSite=Lax$/,
    );
    const end = await settled(resumed.json.token);
    expect(end.json.session).toMatchObject({ status: "signed", error: null });
    for (const [index, { bytes }] of [lease, annex].entries()) {
      const at = `/session/documents/${index}`;
      const own = { token: resumed.json.token };
      const report = await kit.call("GET", `${at}/report`, own);
      expect(report.json).toMatchObject({ verdict: "passed", original: "exact-prefix" });
      const original = await kit.call("GET", `${at}/original`, own);
      expect(Buffer.compare(original.bytes, bytes)).toBe(0);
      const signed = await kit.call("GET", `${at}/signed`, own);
      expect(signed.headers.get("content-disposition")).toContain("-signed.pdf");
      expect(Buffer.compare(signed.bytes.slice(0, bytes.length), bytes)).toBe(0);
      expect(signed.bytes.length).toBeGreaterThan(bytes.length);
    }
  });

  test("the server's own document takes no upload", async () => {
    const answer = await create([], { route: "lease" });
    expect(answer.json.session.documents).toMatchObject([
      { name: "lease.pdf", status: "uploaded" },
    ]);
    expectError(await create([lease], { route: "lease" }), 422, "documents_not_expected");
    const described = await kit.call("GET", "/routes/lease");
    expect(described.json).toMatchObject({ route: "lease", source: "server" });
  });

  test("a webhook brings the end at once; one without a signature brings nothing", async () => {
    const { json } = await started(lease);
    expect((await kit.call("GET", "/session", json)).json.session.status).toBe("waiting");
    await kit.order({ do: "tell-events" });
    await kit.order({ do: "cancel", redirectUrl: json.redirectUrl });
    expect(await kit.order({ do: "tell-events" })).toContain("webhook.received");
    const { session } = (await kit.call("GET", "/session", json)).json;
    expect(session).toMatchObject({ status: "cancelled", error: { code: "cancelled_by_signer" } });
    const unsigned = await kit.call("POST", "/webhook", { json: { id: session.id } });
    expectError(unsigned, 401, "webhook_invalid");
  });

  test("what is asked for wrongly is answered in its own words: 400, 401, 403, 404, 409, 410", async () => {
    const { token } = (await create([lease])).json;
    const text = { "Content-Type": "application/json" };
    for (const body of ["", "{", "[]", '{"route":1}', '{"__proto__":{}}']) {
      const answer = await kit.call("POST", "/sessions", { body, headers: text });
      expectError(answer, 400, "invalid_request");
    }
    const elsewhere = { returnTo: "https://evil.example/" };
    expectError(await create([lease], elsewhere), 400, "return_not_allowed");
    expectError(await kit.call("GET", "/session"), 401, "token_invalid");
    expectError(await kit.call("GET", "/session", { token: `${token}x` }), 401, "token_invalid");
    expectError(await kit.call("GET", "/return/x"), 401, "handle_invalid");
    expectError(await create([lease], { route: "closed" }), 403, "not_authorized");
    expectError(await create([lease], { route: "other" }), 404, "unknown_route");
    expectError(await kit.call("DELETE", "/session", { token }), 404, "not_found");
    expectError(await kit.call("GET", "/session/documents/7/signed", { token }), 404, "not_found");
    expectError(await kit.call("GET", "/session/documents/0/signed", { token }), 409, "not_ready");
    const early = { token, json: { placements: [] } };
    expectError(await kit.call("POST", "/session/start", early), 409, "document_missing");
    const { resume } = (await started(lease)).json;
    const handle = { json: { handle: resume } };
    expect((await kit.call("POST", "/session/resume", handle)).status).toBe(200);
    expectError(await kit.call("POST", "/session/resume", handle), 410, "handle_used");
  });

  test("bytes that are not what was announced are refused: 413, 422", async () => {
    const html = { name: "a.pdf", bytes: new TextEncoder().encode("<html>no pdf</html>") };
    const large = { name: "a.pdf", bytes: createPdf({ sizeBytes: 8_100_000 }) };
    const token = async (document: Document) => (await create([document])).json.token;
    expectError(await create([large]), 413, "document_too_large");
    expectError(await create([lease, lease, lease, lease]), 422, "too_many_documents");
    expectError(await upload(await token(html), 0, html.bytes), 422, "not_a_pdf");
    const short = await upload(await token(annex), 0, lease.bytes, {
      "Content-Digest": digestOf(annex.bytes),
    });
    expectError(short, 422, "size_mismatch");
    const changed = annex.bytes.slice();
    changed[changed.length >> 1] = ((changed[changed.length >> 1] ?? 0) + 1) % 256;
    const other = await upload(await token(annex), 0, changed, {
      "Content-Digest": digestOf(annex.bytes),
    });
    expectError(other, 422, "digest_mismatch");
  });

  test("a body over its limit is answered, not cut off, with a length and without", async () => {
    const body = new TextEncoder().encode(`{"route":"${"x".repeat(400_000)}"}`);
    const headers = { "Content-Type": "application/json" };
    expectError(await kit.call("POST", "/sessions", { body, headers }), 413, "request_too_large");
    const streamed = { body: inPieces(body), headers };
    expectError(await kit.call("POST", "/sessions", streamed), 413, "request_too_large");
    const coded = { body: "{}", headers: { ...headers, "Content-Encoding": "gzip" } };
    expectError(await kit.call("POST", "/sessions", coded), 400, "invalid_request");
  });

  // workerd by itself resets a connection whose request was not read to its end; before Cloudflare's own servers it does not matter.
  test.skipIf(name === "workerd")("a large upload that is refused at once hears why", async () => {
    const { token } = (await create([annex])).json;
    expectError(await upload(`${token}x`, 0, annex.bytes), 401, "token_invalid");
    const digest = { "Content-Digest": digestOf(lease.bytes) };
    expectError(await upload(token, 0, annex.bytes, digest), 422, "digest_mismatch");
  });

  test("everything sealed expires after 48 hours: 401, 410", async () => {
    const { json } = await started(lease);
    await kit.order({ do: "turn-clock", ms: HOURS_48 });
    try {
      expectError(await kit.call("GET", "/session", json), 401, "token_expired");
      const handle = { json: { handle: json.resume } };
      expectError(await kit.call("POST", "/session/resume", handle), 410, "handle_expired");
    } finally {
      await kit.order({ do: "turn-clock", ms: -HOURS_48 });
    }
  });

  test("a caller over the limit waits: 429", async () => {
    const headers = { [CALLER]: "one" };
    for (let time = 0; time < callsAMinute; time++) {
      expect((await kit.call("GET", "/routes/upload", { headers })).status).toBe(200);
    }
    const refused = await kit.call("GET", "/routes/upload", { headers });
    expectError(refused, 429, "rate_limited");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await kit.call("GET", "/routes/upload")).status).toBe(200);
  });

  test("other origins read and change nothing, the app's may", async () => {
    const foreign = { Origin: "https://evil.example", "Content-Type": "application/json" };
    const body = JSON.stringify({ route: "upload", returnTo });
    const refused = await kit.call("POST", "/sessions", { body, headers: foreign });
    expectError(refused, 403, "not_authorized");
    const crossSite = { "Sec-Fetch-Site": "cross-site", "Content-Type": "application/json" };
    const unnamed = await kit.call("POST", "/sessions", { body, headers: crossSite });
    expect([refused.headers, unnamed.status]).toEqual([expect.anything(), 403]);
    expect(refused.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = async (Origin: string) =>
      (
        await kit.call("OPTIONS", "/session/documents/0", {
          headers: { Origin, "Access-Control-Request-Method": "PUT" },
        })
      ).headers;
    expect((await preflight("https://evil.example")).get("access-control-allow-origin")).toBeNull();
    const own = await preflight(appOrigin);
    expect(own.get("access-control-allow-origin")).toBe(appOrigin);
    expect(own.get("access-control-allow-headers")).toContain("Content-Digest");
    expect(own.get("access-control-allow-credentials")).toBe("true");
  });

  test("it describes itself as it does anywhere, and HEAD is GET without a body", async () => {
    const { json } = await kit.call("GET", "/openapi.json");
    expect(readContract(json).map(({ id }) => id)).toContain("startSigning");
    const head = await kit.call("HEAD", "/openapi.json");
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
  });

  // The last, since after such faults the kit leaves the gateway alone for a while.
  test("the gateway's troubles are told as such, and our own as ours: 500, 502, 503", async () => {
    expectError(await create([lease], { route: "broken" }), 500, "internal");
    const sessions = [await started(lease), await started(lease)];
    for (const [index, scenario, status, code] of [
      [0, "malformed", 502, "gateway_malformed"],
      [1, "server-error", 503, "gateway_unavailable"],
    ] as const) {
      await kit.order({ do: "use", scenario });
      const { token = "" } = sessions[index]?.json ?? {};
      expectError(await kit.call("GET", "/session", { token }), status, code);
    }
  });
});
