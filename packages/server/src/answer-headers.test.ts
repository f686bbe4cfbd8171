import { verifyPdf } from "@sign/verify";
import { expect, test, vi } from "vitest";
import { fakeFile } from "../test/fake-gateway";
import { createHarness, pdfOf } from "../test/harness";
import { reportOn, signedFrom } from "../test/reports";
import { operations } from "./operations";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const expected = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
};

test("every answer of every operation carries the security headers, whether it worked or not", async () => {
  vi.mocked(verifyPdf).mockImplementation(async (bytes) => reportOn(bytes));
  const harness = createHarness();
  const { body } = await harness.started(lease);
  const { session } = harness.gateway;
  const back = new URL(String(session.start?.redirect_success)).pathname.slice("/api/sign".length);
  session.status = "Finished";
  session.signedFiles = [fakeFile("s1", "lease.pdf", signedFrom(lease.bytes))];
  const statuses = new Set<number>();
  const check = async (method: string, path: string, token?: string, body?: unknown) => {
    const answer = await harness.send(method, path, {
      ...(token ? { token } : {}),
      ...(body
        ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }
        : {}),
    });
    expect(Object.fromEntries(answer.headers), `${method} ${path}`).toMatchObject(expected);
    expect(answer.headers.get("strict-transport-security")).toBeNull();
    if (method !== "OPTIONS") expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    await answer.body?.cancel();
    statuses.add(answer.status);
  };
  for (const { method, path } of Object.values(operations)) {
    const here = path
      .replace(":index", "0")
      .replace("/return/:handle", back)
      .replace(":route", "upload");
    await check(
      method,
      here,
      body.token,
      method === "POST" ? { handle: body.resume, placements: [] } : undefined,
    );
    await check(method, here);
    for (const other of ["OPTIONS", "DELETE", "PATCH"]) await check(other, here);
    if (method === "GET") await check("HEAD", here, body.token);
  }
  await check("POST", "/sessions", undefined, {
    route: "upload",
    returnTo: "https://app.example/",
    documents: [{ name: "a", size: 1, sha256: "0".repeat(64) }],
  });
  await check("GET", "/%2e%2e%2f%2e%2e%2fetc");
  expect([...statuses].sort()).toEqual([200, 201, 204, 303, 400, 401, 404]);
});
