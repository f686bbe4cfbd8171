import { paths } from "@sign/protocol";
import { beforeEach, expect, test, vi } from "vitest";
import { announce, app, createHarness, type Harness, page, pdfOf } from "../test/harness";
import { operations } from "./operations";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const evil = "https://evil.example";
const strangers: readonly Record<string, string>[] = [
  { Origin: evil },
  { Origin: "null" },
  { Origin: "http://app.example" },
  { Origin: "https://app.example:8443" },
  { Origin: "https://app.example.evil.example" },
  { Origin: "https://app.example/" },
  { Origin: "HTTPS://APP.EXAMPLE" },
  { Origin: `${app} ${evil}` },
  { Origin: `${app}, ${evil}` },
  { Origin: evil, "Sec-Fetch-Site": "same-origin" },
  { "Sec-Fetch-Site": "cross-site" },
  { "Sec-Fetch-Site": "same-site" },
  { "Sec-Fetch-Site": "nonsense" },
];
const friends: readonly Record<string, string>[] = [
  {},
  { Origin: app },
  { Origin: app, "Sec-Fetch-Site": "same-origin" },
  { Origin: app, "Sec-Fetch-Site": "cross-site" },
  { "Sec-Fetch-Site": "same-origin" },
  { "Sec-Fetch-Site": "none" },
];
let harness: Harness;
let asked: number;
beforeEach(() => {
  asked = 0;
  const authorize = () => {
    asked++;
    return {};
  };
  harness = createHarness({ routes: { upload: { authorize } } });
});

test("a page of another origin starts nothing with the app's cookies: the route is not even asked", async () => {
  const documents = [announce("a.pdf", lease.bytes)];
  const body = { route: "upload", returnTo: page, documents };
  for (const headers of strangers) {
    const answer = await harness.json("POST", paths.sessions, body, {
      cookie: "app-session=1",
      headers,
    });
    expect([answer.status, answer.body.error?.code]).toEqual([403, "not_authorized"]);
  }
  expect([asked, harness.gateway.calls]).toEqual([0, []]);
  for (const headers of friends) {
    expect((await harness.json("POST", paths.sessions, body, { headers })).status).toBe(201);
  }
  expect(asked).toBe(friends.length);
});

test("nor does it go on with anything, whatever it holds: every call that changes something is refused", async () => {
  const { body, cookie } = await harness.started(lease);
  const calls = harness.gateway.calls.length;
  const changing = Object.values(operations).filter(({ method }) => method !== "GET");
  expect(changing.length).toBeGreaterThanOrEqual(5);
  for (const { method, path } of changing) {
    for (const headers of strangers) {
      const answer = await harness.json(
        method,
        path.replace(":index", "0"),
        { handle: body.resume, placements: [] },
        { token: body.token, cookie, headers },
      );
      expect([answer.status, answer.body.error?.code], path).toEqual([403, "not_authorized"]);
    }
  }
  expect(harness.gateway.calls).toHaveLength(calls);
});

test("a form cannot be a request: what browsers send without asking first is not taken", async () => {
  const body = JSON.stringify({ route: "upload", returnTo: page, documents: [] });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const headers = { "Content-Type": type };
    const answer = await harness.send("POST", paths.sessions, { body, headers });
    expect(answer.status, type).toBe(400);
  }
  expect(asked).toBe(0);
});

test("CORS is closed by default: strangers get no header of it, neither on answers nor on preflights", async () => {
  for (const headers of strangers) {
    for (const [method, path] of [
      ["GET", "/routes/upload"],
      ["GET", "/session"],
      ["GET", "/nowhere"],
      ["OPTIONS", "/sessions"],
      ["OPTIONS", "/session/documents/0"],
    ] as const) {
      const answer = await harness.send(method, path, {
        headers: { ...headers, "Access-Control-Request-Method": "PUT" },
      });
      const names = [...answer.headers.keys()];
      expect(names.filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(answer.headers.get("vary")).toContain("Origin");
    }
  }
});

test("it is open for the app's own pages, for exactly what they need", async () => {
  const preflight = await harness.send("OPTIONS", "/session/documents/0", {
    headers: {
      Origin: app,
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "authorization,content-digest,content-type",
    },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    "access-control-allow-origin": app,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, POST, PUT",
    "access-control-allow-headers": expect.stringContaining(
      "Authorization, Content-Type, Content-Digest",
    ),
    vary: "Origin",
  });
  for (const path of ["/routes/upload", "/session", "/nowhere"]) {
    const { headers } = await harness.send("GET", path, { headers: { Origin: app } });
    expect(headers.get("access-control-allow-origin")).toBe(app);
    expect(headers.get("access-control-expose-headers")).toBe(
      "X-Request-Id, Retry-After, Content-Disposition",
    );
  }
});
