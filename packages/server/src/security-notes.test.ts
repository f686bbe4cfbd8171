import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);

test("every claim in SECURITY.md names a test that exists", async () => {
  const notes = await readFile(new URL("SECURITY.md", root), "utf8");
  const claims = notes.split("\n").filter((line) => /^\| \*\*[STRIDE]\*\*/.test(line));
  expect(claims.length).toBeGreaterThanOrEqual(18);
  for (const claim of claims) {
    const named = [...claim.matchAll(/(† )?`([\w/.-]+\.test\.ts)` › ([^|;]+)/g)];
    expect(named.length, claim.slice(0, 60)).toBeGreaterThan(0);
    for (const [, elsewhere, file = "", title = ""] of named) {
      const folder = elsewhere ? "apps/runtimes/src/" : "packages/server/src/";
      const tests = await readFile(new URL(`${folder}${file}`, root), "utf8");
      expect(tests, `${file}: ${title}`).toContain(`test("${title.trim().split(";")[0]}`);
    }
  }
});
