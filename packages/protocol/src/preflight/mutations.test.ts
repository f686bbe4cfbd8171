import { createPdf, hostilePdfs } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { stopCodes, warningCodes } from "./findings";
import { inspectBytes } from "./testing/inspect-bytes";
import { mutate, seededRandom } from "./testing/mutations";

const known: readonly string[] = [...stopCodes, ...warningCodes];

test("three thousand mutations of good and hostile files end in findings, and in nothing else", async () => {
  const hostile = await Promise.all(hostilePdfs.map(({ make }) => make()));
  const files = [
    createPdf({ pages: [{}, {}], form: "indirect" }),
    createPdf({ pages: [{}, {}], form: "direct", xref: "stream" }),
    createPdf({ xref: "hybrid", form: "indirect" }),
    ...hostile.filter(({ length }) => length < 100_000),
  ];
  const random = seededRandom(7);
  for (let round = 0; round < 3_000; round++) {
    const file = files[round % files.length] ?? new Uint8Array(0);
    const bytes = mutate(file, random);
    const piece = 1 + random(2_000);
    const { findings, facts } = await inspectBytes(bytes, { piece });
    for (const { code } of findings) expect(known).toContain(code);
    expect(findings.length).toBeLessThan(60);
    expect(facts.pageSizes.length).toBeLessThanOrEqual(1_000);
  }
});
