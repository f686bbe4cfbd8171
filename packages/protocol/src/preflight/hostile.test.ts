import { hostilePdfs } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { warningCodes } from "./findings";
import { codesOf, inspectBytes } from "./testing/inspect-bytes";

test.each(hostilePdfs)("$name: $findings", async ({ findings, make }) => {
  const bytes = await make();
  const inspection = await inspectBytes(bytes);
  expect(codesOf(inspection)).toEqual(findings);
  for (const { code, severity } of inspection.findings) {
    const warns = (warningCodes as readonly string[]).includes(code);
    expect(severity, code).toBe(warns ? "warn" : "stop");
  }
  // Bytes of the worst sizes are not worth cutting finely.
  for (const piece of bytes.length < 50_000 ? [1, 7, 1_000] : [4_999]) {
    expect(await inspectBytes(bytes, { piece }), `in pieces of ${piece}`).toEqual(inspection);
  }
});

test("every finding there is has a file that shows it", () => {
  const shown = new Set(hostilePdfs.flatMap(({ findings }) => findings));
  expect(warningCodes.filter((code) => !shown.has(code))).toEqual([]);
});

test("of many pages that are too small the first are named", async () => {
  const { createPdf } = await import("@sign/simulator/fixtures");
  const pages = Array.from({ length: 50 }, () => ({ mediaBox: [0, 0, 50, 50] as const }));
  const { findings } = await inspectBytes(createPdf({ pages }));
  expect(findings).toHaveLength(20);
  expect(findings.at(-1)).toEqual({ code: "page_too_small", severity: "warn", page: 20 });
});
