import { CompactEncrypt } from "jose";
import { expect, test } from "vitest";
import * as z from "zod";
import { createSealer, type Purpose } from "./seal";

const secret = (letter: string) => new TextEncoder().encode(letter.repeat(40));
const schema = z.object({ who: z.string() });
const claims = { who: "a session" };
const purposes: readonly Purpose[] = ["session", "browser", "return", "resume"];
let now = 1_000_000;
const clock = () => now;

test("what was sealed is opened again, and says when it has expired", async () => {
  const sealer = createSealer([secret("a")], clock);
  const sealed = await sealer.seal("session", claims, 2_000);
  now = 1_999_999;
  expect(await sealer.open("session", schema, sealed)).toEqual({ state: "open", claims });
  now = 2_000_000;
  expect(await sealer.open("session", schema, sealed)).toEqual({ state: "expired", claims });
});

test("nothing opens for another purpose", async () => {
  const sealer = createSealer([secret("a")], clock);
  for (const made of purposes) {
    const sealed = await sealer.seal(made, claims, 9e9);
    for (const asked of purposes) {
      const { state } = await sealer.open(asked, schema, sealed);
      expect(state, `${made} as ${asked}`).toBe(made === asked ? "open" : "invalid");
    }
  }
});

test("secrets rotate: the newest seals, an older one still opens, a removed one does not", async () => {
  const before = createSealer([secret("a")], clock);
  const during = createSealer([secret("b"), secret("a")], clock);
  const after = createSealer([secret("b")], clock);
  const old = await before.seal("session", claims, 9e9);
  const fresh = await during.seal("session", claims, 9e9);
  expect((await during.open("session", schema, old)).state).toBe("open");
  expect((await after.open("session", schema, fresh)).state).toBe("open");
  expect((await after.open("session", schema, old)).state).toBe("invalid");
  expect((await before.open("session", schema, fresh)).state).toBe("invalid");
});

test("anything changed, foreign or odd is invalid", async () => {
  const sealer = createSealer([secret("a")], clock);
  const sealed = await sealer.seal("session", claims, 9e9);
  const at = sealed.length - 30;
  const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
  const header = JSON.parse(atob(sealed.split(".")[0] ?? ""));
  const foreign = await new CompactEncrypt(
    new TextEncoder().encode(JSON.stringify({ x: 9e9, c: claims })),
  )
    .setProtectedHeader(header)
    .encrypt(new Uint8Array(32));
  for (const wrong of [changed, foreign, "", "a.b.c.d.e", "x".repeat(20_000)]) {
    expect((await sealer.open("session", schema, wrong)).state).toBe("invalid");
  }
  const other = z.object({ quite: z.string() });
  expect((await sealer.open("session", other, sealed)).state).toBe("invalid");
});

test("a sealed text shows neither its claims nor the secret", async () => {
  const sealed = await createSealer([secret("a")], clock).seal("session", claims, 9e9);
  const header = JSON.parse(atob(sealed.split(".")[0] ?? ""));
  expect(Object.keys(header).sort()).toEqual(["alg", "enc", "kid"]);
  expect(sealed).not.toContain(btoa("a session").slice(0, 8));
});
