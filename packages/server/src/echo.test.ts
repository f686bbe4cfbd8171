import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { createHarness, digestOf, type Harness, pdfOf } from "../test/harness";
import { operations } from "./operations";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const CANARY = "kanarifugl4711";
let harness: Harness;
let token: string;
beforeEach(async () => {
  harness = createHarness();
  token = (await harness.started(lease)).body.token;
});

/** Ways to write the canary that a careless echo might undo. */
const written = fc.constantFrom(
  CANARY,
  `<script>${CANARY}</script>`,
  `${CANARY}%0d%0aSet-Cookie:%20a=b`,
  `"${CANARY}"`,
  `../${CANARY}`,
  `https://${CANARY}.example/`,
  `Bearer ${CANARY}`,
  `{{${CANARY}}}`,
);
const headerNames = fc.constantFrom(
  ...["Authorization", "Content-Type", "Content-Digest", "Content-Encoding", "Cookie", "Origin"],
  ...["Sec-Fetch-Site", "Accept", "Accept-Language", "User-Agent", "Referer", "X-Request-Id"],
  ...["X-Forwarded-Host", "X-Forwarded-For", "Forwarded", "X-HTTP-Method-Override", "Range"],
  ...["X-ZignSec-Hmac-SHA256", "If-None-Match", "Prefer", "Zs-Product-Key", `X-${CANARY}`],
);
const keys = ["route", "returnTo", "documents", "placements", "handle", "input", "locale", CANARY];
const json = fc.dictionary(
  fc.constantFrom(...keys),
  fc.oneof(written, fc.constant([{ name: CANARY, size: CANARY, sha256: CANARY }]), fc.integer()),
);
const call = fc.record({
  operation: fc.constantFrom(...Object.values(operations)),
  segment: written,
  query: written,
  headers: fc.dictionary(headerNames, written, { maxKeys: 4 }),
  body: fc.oneof(
    json.map((value) => JSON.stringify(value)),
    written,
  ),
  holdsToken: fc.boolean(),
  method: fc.constantFrom("", "", "", "DELETE", "OPTIONS", "PATCH"),
});

test("no answer and no event says back what a request said: not in bodies, not in headers, not in any writing", async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(call, async ({ operation, segment, query, headers, body, ...rest }) => {
      const path = operation.path.replace(/:\w+/, encodeURIComponent(segment));
      const method = rest.method || operation.method;
      const answer = await harness.send(method, `${path}?q=${encodeURIComponent(query)}`, {
        headers: { "Content-Type": "application/json", ...headers },
        ...(rest.holdsToken && !headers.Authorization ? { token } : {}),
        ...(method === "GET" ? {} : { body }),
      });
      statuses.add(answer.status);
      const said = `${JSON.stringify([...answer.headers])}${await answer.text()}`.toLowerCase();
      expect(said).not.toContain(CANARY);
      expect(JSON.stringify(harness.events.splice(0)).toLowerCase()).not.toContain(CANARY);
    }),
    { numRuns: 3_000 },
  );
  expect(harness.errors).toEqual([]);
  expect([...statuses].every((status) => status < 500)).toBe(true);
  expect(statuses.size).toBeGreaterThanOrEqual(6);
});

test("what does come back is what the contract says comes back, and no header is made of it", async () => {
  const name = `${CANARY}\r\nSet-Cookie: a=b.pdf`;
  const { body, headers } = await harness.create([{ name, bytes: lease.bytes }]);
  expect(body.session.documents[0]?.name).toBe(`${CANARY}Set-Cookie- a=b.pdf`);
  expect(JSON.stringify([...headers])).not.toContain(CANARY);
  const uploaded = (await harness.upload(body.token, 0, lease.bytes)).body.token;
  const original = await harness.send("GET", "/session/documents/0/original", { token: uploaded });
  expect(original.headers.get("set-cookie")).toBeNull();
  expect(original.headers.get("content-disposition")).toContain(CANARY);
  expect(JSON.stringify(harness.events)).not.toContain(CANARY);
});

test("an error is the same for every input that causes it", async () => {
  const bodies = await Promise.all(
    [CANARY, "other", ""].map(async (handle) => {
      const { body } = await harness.json("POST", "/session/resume", { handle: `x${handle}` });
      return { ...body.error, requestId: "" };
    }),
  );
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  const headers = { "Content-Digest": digestOf(new TextEncoder().encode(CANARY)) };
  const refused = await harness.upload(token, 0, lease.bytes, { headers });
  expect(JSON.stringify(refused.body)).not.toContain(CANARY);
});
