import { RESUME_PARAMETER } from "@sign/protocol";
import { base64url, CompactEncrypt, UnsecuredJWT } from "jose";
import { beforeEach, expect, test, vi } from "vitest";
import { createHarness, type Harness, pdfOf, secrets } from "../test/harness";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const newest = "Zm9yIHRlc3RzOiB0aGUgc2VjcmV0IGFmdGVyIHRoZSByb3RhdGlvbg";
let harness: Harness;
beforeEach(() => {
  harness = createHarness();
});

/** Everything sealed that one session gave out. */
async function sealedTexts() {
  const { body, cookie } = await harness.started(lease);
  const { create, start } = harness.gateway.session;
  const handleIn = (settings: Record<string, unknown> | null) =>
    String(settings?.redirect_success).split("/").at(-1) ?? "";
  const back = await harness.send("GET", `/return/${handleIn(start)}`);
  const fragment = new URL(back.headers.get("location") ?? "").hash.slice(1);
  return {
    id: body.session.id,
    token: body.token,
    cookie: cookie?.split("=")[1] ?? "",
    returnOfCreate: handleIn(create),
    returnOfStart: handleIn(start),
    resume: body.resume,
    resumeOfReturn: new URLSearchParams(fragment).get(RESUME_PARAMETER) ?? "",
  };
}

const codeOf = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await answer;
  return `${status} ${body.error?.code ?? "ok"}`;
};
const asToken = (text: string) => codeOf(harness.read(text));
const asResume = (text: string) => codeOf(harness.resume(text));
const asReturn = (text: string) => codeOf(harness.json("GET", `/return/${text}`));

/** Other ways to write, change or imitate a sealed text. */
async function forgeries(sealed: string): Promise<readonly string[]> {
  const parts = sealed.split(".");
  const header = JSON.parse(new TextDecoder().decode(base64url.decode(parts[0] ?? "")));
  const plain = new TextEncoder().encode(JSON.stringify({ x: 9e9, c: { i: "x" } }));
  const encrypted = (key: Uint8Array, more = {}) =>
    new CompactEncrypt(plain).setProtectedHeader({ ...header, ...more }).encrypt(key);
  const rewritten = (more: object) =>
    [base64url.encode(JSON.stringify({ ...header, ...more })), ...parts.slice(1)].join(".");
  const flipped = parts.map((part, index) => {
    const at = part.length >> 1;
    const other = `${part.slice(0, at)}${part[at] === "A" ? "B" : "A"}${part.slice(at + 1)}`;
    return parts.map((each, position) => (position === index ? other || "AA" : each)).join(".");
  });
  return [
    ...flipped,
    await encrypted(new Uint8Array(32)),
    await encrypted(new TextEncoder().encode(secrets[0]).slice(0, 32)),
    rewritten({ alg: "none" }),
    rewritten({ kid: "constructor" }),
    rewritten({ kid: "__proto__" }),
    rewritten({ kid: undefined }),
    rewritten({ enc: "A128CBC-HS256" }),
    rewritten({ zip: "DEF" }),
    rewritten({ crit: ["exp"], exp: 9e9 }),
    new UnsecuredJWT({ i: "x" }).encode(),
    parts.slice(0, 4).join("."),
    `${sealed}.`,
    `${sealed}A`,
    sealed.toUpperCase(),
    "....",
    "x".repeat(16_000),
  ];
}

test("a forged or changed token, handle or cookie opens nothing", async () => {
  const { token, resume, returnOfStart, cookie, resumeOfReturn } = await sealedTexts();
  for (const text of await forgeries(token)) expect(await asToken(text)).toBe("401 token_invalid");
  for (const text of await forgeries(resume)) {
    expect(await asResume(text)).toBe("401 handle_invalid");
  }
  for (const text of await forgeries(returnOfStart)) {
    expect(await asReturn(encodeURIComponent(text))).toBe("401 handle_invalid");
  }
  await harness.resume(resumeOfReturn);
  for (const text of await forgeries(cookie)) {
    const how = { cookie: `__Secure-sign=${text}` };
    expect(await codeOf(harness.resume(resume, how))).toBe("410 handle_used");
  }
});

test("what was sealed for one purpose is worth nothing for another", async () => {
  const { id, token, cookie, ...handles } = await sealedTexts();
  const { returnOfCreate, returnOfStart, resume, resumeOfReturn } = handles;
  for (const text of [cookie, ...Object.values(handles), id]) {
    expect(await asToken(text)).toBe("401 token_invalid");
  }
  for (const text of [token, cookie, returnOfCreate, returnOfStart, id]) {
    expect(await asResume(text)).toBe("401 handle_invalid");
  }
  for (const text of [token, cookie, resume, resumeOfReturn, id]) {
    expect(await asReturn(text)).toBe("401 handle_invalid");
  }
  await harness.resume(resume);
  for (const text of [token, resume, returnOfStart]) {
    const how = { cookie: `__Secure-sign=${text}` };
    expect(await codeOf(harness.resume(resume, how))).toBe("410 handle_used");
  }
});

test("a token speaks for its own session only: another's documents cannot be named with it", async () => {
  const first = await sealedTexts();
  const second = await sealedTexts();
  expect(first.id).not.toBe(second.id);
  expect((await harness.read(first.token)).body.session.id).toBe(first.id);
  const swapped = [first.token, second.token].map((token) => token.split("."));
  const mixed = swapped[0]?.map((part, at) => (at === 3 ? swapped[1]?.[at] : part)).join(".");
  expect(await asToken(mixed ?? "")).toBe("401 token_invalid");
  const path = `/session/documents/0/original?session=${second.id}`;
  await harness.send("GET", path, { token: first.token, headers: { "X-Session": second.id } });
  const foreign = harness.gateway.calls.filter((call) => call === "GET /media");
  expect(foreign).toHaveLength(1);
});

test("a cookie of one session does not take up another", async () => {
  const first = await sealedTexts();
  const second = await sealedTexts();
  await harness.resume(second.resume);
  const how = { cookie: `__Secure-sign=${first.cookie}` };
  expect(await codeOf(harness.resume(second.resume, how))).toBe("410 handle_used");
  expect(await codeOf(harness.resume(first.resume, how))).toBe("200 ok");
});

test("everything sealed expires with the session, to the second, whatever was done with it since", async () => {
  const began = harness.now;
  const { token, resume, cookie } = await sealedTexts();
  harness.now = began + 48 * 3_600_000 - 1_000;
  const how = { cookie: `__Secure-sign=${cookie}` };
  const late = await harness.resume(resume, how);
  expect(late.status).toBe(200);
  harness.now = began + 48 * 3_600_000;
  for (const text of [token, late.body.token])
    expect(await asToken(text)).toBe("401 token_expired");
  expect(await codeOf(harness.resume(resume, how))).toBe("410 handle_expired");
});

test("a handle that is replayed in another browser is refused; in the one that began it may come again", async () => {
  const { resume, resumeOfReturn, cookie } = await sealedTexts();
  expect(await asResume(resumeOfReturn)).toBe("200 ok");
  for (const handle of [resumeOfReturn, resume]) {
    expect(await asResume(handle)).toBe("410 handle_used");
    const how = { cookie: `__Secure-sign=${cookie}` };
    expect(await codeOf(harness.resume(handle, how))).toBe("200 ok");
  }
});

test("many who replay a handle at the same time are one winner and otherwise losers", async () => {
  const { resume } = await sealedTexts();
  const answers = await Promise.all(Array.from({ length: 50 }, () => asResume(resume)));
  expect(answers.filter((answer) => answer === "200 ok")).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(["200 ok", "410 handle_used"]));
});

test("an older token of a session does not undo what came after it", async () => {
  const created = (await harness.create([lease])).body.token;
  const uploaded = (await harness.upload(created, 0, lease.bytes)).body.token;
  const started = (await harness.start(uploaded)).body;
  expect(await codeOf(harness.start(created))).toBe("409 document_missing");
  const again = await harness.start(uploaded);
  expect(again.body.redirectUrl).toBe(started.redirectUrl);
  expect(harness.gateway.calls.filter((call) => call === "POST /sign")).toHaveLength(1);
  expect(await codeOf(harness.upload(started.token, 0, lease.bytes))).toBe("409 already_started");
});

test("secrets rotate without ending a journey, and one that is taken out ends what it sealed", async () => {
  const before = await sealedTexts();
  const { gateway } = harness;
  harness = createHarness({ secrets: [newest, secrets[0]] }, gateway);
  expect(await asToken(before.token)).toBe("200 ok");
  const how = { cookie: `__Secure-sign=${before.cookie}` };
  const renewed = await harness.resume(before.resume, how);
  expect(renewed.status).toBe(200);
  expect((await harness.send("GET", `/return/${before.returnOfStart}`)).status).toBe(303);
  harness = createHarness({ secrets: [newest] }, gateway);
  expect(await asToken(renewed.body.token)).toBe("200 ok");
  expect(await asToken(before.token)).toBe("401 token_invalid");
  expect(await asResume(before.resume)).toBe("401 handle_invalid");
  expect(await asReturn(before.returnOfStart)).toBe("401 handle_invalid");
});

test("the token is taken from the Authorization header and nowhere else", async () => {
  const { token } = await sealedTexts();
  expect((await harness.send("GET", `/session?token=${token}&access_token=${token}`)).status).toBe(
    401,
  );
  expect((await harness.send("GET", "/session", { cookie: `token=${token}` })).status).toBe(401);
  const wrong = [token, `Basic ${token}`, `Bearer ${token} ${token}`, `Bearer`, `Bearer  `, ""];
  for (const authorization of wrong) {
    const headers = { Authorization: authorization };
    expect(
      (await harness.send("GET", "/session", { headers })).status,
      authorization.slice(0, 8),
    ).toBe(401);
  }
  const headers = { Authorization: `bearer  ${token}` };
  expect((await harness.send("GET", "/session", { headers })).status).toBe(200);
});
