import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemo } from "./demo-server";
import { contract } from "./files";
import { expect, test } from "./journey";
import { announce, expectRefusal, kitAt, sessionOf, startSession } from "./kit-call";
import { encrypt } from "./oracles";

const file = contract();
const bytes = Uint8Array.from(file.bytes);

test("files that cannot be signed are refused, each with its own code", async ({ demo }) => {
  const kit = kitAt(demo.origin);
  const folder = await mkdtemp(join(tmpdir(), "sign-bad-"));
  await writeFile(join(folder, "open.pdf"), bytes);
  await encrypt(join(folder, "open.pdf"), join(folder, "locked.pdf"));

  const refusals = [
    ["not_a_pdf", new TextEncoder().encode("Ikke en PDF, bare en tekst.")],
    ["pdf_empty", new Uint8Array(0)],
    ["pdf_damaged", bytes.slice(0, bytes.length - 200)],
    ["pdf_encrypted", Uint8Array.from(await readFile(join(folder, "locked.pdf")))],
  ] as const;
  for (const [code, bad] of refusals) {
    const answer = await kit.create({ documents: [announce({ name: "fil.pdf", bytes: bad })] });
    if (answer.ok) {
      const { token } = await sessionOf(answer);
      await expectRefusal(await kit.put(token, bad), code);
    } else {
      await expectRefusal(answer, code);
    }
  }
});

test("too large, too many and none at all are refused before anything is sent", async ({
  demo,
}) => {
  const kit = kitAt(demo.origin);
  const announced = announce(file);
  await expectRefusal(
    await kit.create({ documents: [{ ...announced, size: 30_000_001 }] }),
    "document_too_large",
  );
  await expectRefusal(
    await kit.create({ documents: Array.from({ length: 5 }, () => announced) }),
    "too_many_documents",
  );
  await expectRefusal(await kit.create({ documents: [] }), "documents_required");
  await expectRefusal(
    await kit.create({ route: "lease", input: { leaseId: 1 }, documents: [announced] }),
    "documents_not_expected",
  );
});

test("bytes other than the announced are refused", async ({ demo }) => {
  const kit = kitAt(demo.origin);
  const { token } = await sessionOf(await kit.create({ documents: [announce(file)] }));
  const changed = bytes.slice();
  changed[300] = (changed[300] ?? 0) ^ 1;
  await expectRefusal(await kit.put(token, changed), "digest_mismatch");
});

test("an unknown route and an input the route does not take are refused", async ({ demo }) => {
  const kit = kitAt(demo.origin);
  await expectRefusal(await kit.create({ route: "mortgage", documents: [] }), "unknown_route");
  await expectRefusal(
    await kit.create({ route: "lease", input: { leaseId: "1" } }),
    "invalid_request",
  );
});

test("a page to return to anywhere else is refused", async ({ demo }) => {
  const kit = kitAt(demo.origin);
  const { host } = new URL(demo.origin);
  const foreign = [
    "https://evil.example/",
    `https://${host}@evil.example/`,
    `http://${host}.evil.example/`,
    `http://${host}\\@evil.example/`,
    "//evil.example/",
    "javascript:alert(1)",
    "http://127.0.0.1:1/",
  ];
  for (const returnTo of foreign) {
    await expectRefusal(
      await kit.create({ returnTo, documents: [announce(file)] }),
      "return_not_allowed",
    );
  }
});

test("a token that is missing, forged or of another purpose opens nothing", async ({ demo }) => {
  const kit = kitAt(demo.origin);
  const { token, resume } = await startSession(demo.origin, file);
  const forged = `${token.slice(0, -4)}${token.endsWith("AAAA") ? "BBBB" : "AAAA"}`;
  for (const bad of ["", "x", forged, resume]) {
    await expectRefusal(await kit.read(bad), "token_invalid");
    await expectRefusal(await kit.signed(bad), "token_invalid");
  }
  await expectRefusal(await kit.resume(token), "handle_invalid");
  await expectRefusal(await kit.resume(forged), "handle_invalid");
  await expectRefusal(await kit.return(token), "handle_invalid");
});

test("a token speaks for its own session only", async ({ demo }) => {
  const kit = kitAt(demo.origin);
  const [mine, theirs] = [file, contract(4, "Annen.pdf")];
  const mySession = await sessionOf(await kit.create({ documents: [announce(mine)] }));
  const theirSession = await sessionOf(await kit.create({ documents: [announce(theirs)] }));
  expect(mySession.session.id).not.toBe(theirSession.session.id);
  const answer = await kit.put(mySession.token, Uint8Array.from(theirs.bytes));
  expect(answer.ok).toBe(false);
  const read = await (await kit.read(mySession.token)).text();
  expect(read).not.toContain(theirSession.session.id);
  expect(read).not.toContain("Annen.pdf");
});

test("a token and a handle expire", async () => {
  const environment = { SIGN_SECRET: "a secret that two processes share, for this test" };
  const now = await startDemo({ environment });
  const { token, resume } = await startSession(now.origin, file);
  const later = await startDemo({
    environment: { ...environment, SIGN_APP_ORIGIN: now.origin },
    clockAheadMs: 49 * 3_600_000,
  });
  const kit = kitAt(later.origin);
  await expectRefusal(await kit.read(token), "token_expired");
  await expectRefusal(await kit.resume(resume), "handle_expired");
  await Promise.all([now.stop(), later.stop()]);
});

test("a gateway that is down, busy or talks nonsense is told apart", async ({ demo, choose }) => {
  const kit = kitAt(demo.origin);
  const create = () => kit.create({ documents: [announce(file)] });
  await choose("server-error");
  await expectRefusal(await create(), "gateway_unavailable");
  await choose("malformed");
  await expectRefusal(await create(), "gateway_malformed");
  await choose("rate-limited");
  await expectRefusal(await create(), "gateway_busy");
});

test("a gateway that cannot be reached is said to be unreachable, without the key", async () => {
  const key = "canary-product-key-0123456789";
  const offline = await startDemo({ environment: { ZIGNSEC_PRODUCT_KEY: key } });
  const answer = await kitAt(offline.origin).create({ documents: [announce(file)] });
  const text = await answer.clone().text();
  expect(answer.status).toBeGreaterThanOrEqual(500);
  expect(text).toMatch(/"gateway_(unreachable|timeout)"/);
  const events = JSON.stringify(await offline.events());
  await offline.stop();
  expect(text + events + offline.output()).not.toContain(key);
});
