import { verifyPdf } from "@sign/verify";
import { expect, test, vi } from "vitest";
import { createFakeGateway, fakeFile } from "../test/fake-gateway";
import { createHarness, pdfOf, productKey } from "../test/harness";
import { reportOn, signedFrom } from "../test/reports";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn(async (bytes: Uint8Array) => reportOn(bytes)) }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };

/** A kit before a gateway under `origin`, with every address that was ever asked for. */
function watched(origin = "https://gateway.example") {
  const gateway = createFakeGateway(origin);
  const asked: { readonly url: string; readonly redirect: string | undefined }[] = [];
  const fetch = (url: string, init: RequestInit) => {
    asked.push({ url, redirect: init.redirect });
    return gateway.fetch(url, init);
  };
  const zignsec = { environment: { baseUrl: origin }, productKey, fetch };
  return { asked, gateway, harness: createHarness({ zignsec }, gateway) };
}

const foreign = [
  "https://evil.example/x.pdf",
  "http://gateway.example/x.pdf",
  "https://gateway.example:8443/x.pdf",
  "https://gateway.example.evil.example/x.pdf",
  "https://gateway.example@evil.example/x.pdf",
  "https://user:pass@gateway.example/x.pdf",
  "//evil.example/x.pdf",
  "\\\\evil.example\\x.pdf",
  "https:\\\\evil.example/x.pdf",
  "http://127.0.0.1/x.pdf",
  "http://[::1]/x.pdf",
  "http://0x7f000001/x.pdf",
  "http://2130706433/x.pdf",
  "http://169.254.169.254/latest/meta-data/",
  "http://localhost/x.pdf",
  "file:///etc/passwd",
  "data:application/pdf,%25PDF-",
  "ftp://gateway.example/x.pdf",
  "javascript:alert(1)",
];

test("a file listed anywhere but at the configured gateway is not fetched, so the key goes nowhere else", async () => {
  for (const url of foreign) {
    const { asked, gateway, harness } = watched();
    const { token } = (await harness.started(lease)).body;
    gateway.session.status = "Finished";
    const file = fakeFile("s1", "lease.pdf", signedFrom(lease.bytes));
    gateway.session.signedFiles = [{ ...file, listedUrl: url }];
    harness.now += 2_000;
    const { body } = await harness.read(token);
    expect(body.session?.status, url).not.toBe("signed");
    const signed = await harness.send("GET", "/session/documents/0/signed", { token });
    expect(signed.headers.get("content-type"), url).toBe("application/json");
    const hosts = asked.map((each) => new URL(each.url).origin);
    expect(new Set(hosts), url).toEqual(new Set([gateway.origin]));
    expect(verifyPdf).not.toHaveBeenCalled();
  }
});

test("a redirect is not followed, wherever it leads, on any call", async () => {
  for (const call of [
    "POST /sessions",
    "POST /files",
    "POST /sign",
    "GET /session",
    "GET /media",
  ]) {
    const { asked, gateway, harness } = watched();
    const redirect = new Response(null, {
      status: 302,
      headers: { Location: "https://evil.example/" },
    });
    gateway.next(call, redirect);
    const { token } = (await harness.started(lease)).body;
    if (token) await harness.send("GET", "/session/documents/0/original", { token });
    expect(asked.length, call).toBeGreaterThan(0);
    expect(new Set(asked.map((each) => each.redirect))).toEqual(new Set(["manual"]));
    expect(asked.some((each) => each.url.includes("evil.example"))).toBe(false);
  }
});

test("ids of the gateway cannot leave the path they stand in", async () => {
  for (const id of [
    "..",
    "../../admin",
    "a/b",
    "a?b",
    "a#b",
    "%2e%2e",
    "a\\b",
    "",
    "x".repeat(200),
  ]) {
    const { asked, gateway, harness } = watched();
    gateway.next("POST /sessions", Response.json({ data: { id, status: "Created" } }));
    const { status, body } = await harness.create([lease]);
    expect([status, body.error?.code], id).toEqual([502, "gateway_malformed"]);
    expect(asked).toHaveLength(1);
  }
});

test("the link the person is sent to is an address of the web, or none", async () => {
  const links = [
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/x",
    "https://a@b/",
    "",
  ];
  for (const redirect_url of links) {
    const { gateway, harness } = watched();
    gateway.next("POST /sign", Response.json({ data: { redirect_url } }));
    const { status, body } = await harness.started(lease);
    expect([status, body.error?.code], redirect_url).toEqual([502, "gateway_malformed"]);
  }
});

test("a base address with a user, a query, a fragment or another scheme is refused when the server is made", () => {
  for (const baseUrl of [
    "ftp://gateway.example",
    "file:///etc",
    "https://user@gateway.example",
    "https://gateway.example/?x",
    "https://gateway.example/#x",
    "gateway.example",
    "",
  ]) {
    const zignsec = { environment: { baseUrl }, productKey };
    expect(() => createHarness({ zignsec }), baseUrl).toThrow(TypeError);
  }
});
