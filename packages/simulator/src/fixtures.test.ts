import { expect, test } from "vitest";
import { runTool } from "../test/pdf-tools";
import { createPdf, type FixtureOptions } from "./fixtures";

const shapes: FixtureOptions[] = (["table", "stream", "hybrid"] as const).flatMap((xref) =>
  [undefined, "direct", "indirect"].flatMap((form) =>
    [false, true].map((nested) => ({
      xref,
      nested,
      inherit: nested,
      pages: [{ rotate: 90, cropBox: [10, 10, 300, 300] as const }, { userUnit: 2 }],
      ...(form === "direct" || form === "indirect" ? { form } : {}),
    })),
  ),
);

test.each(shapes)("qpdf finds nothing wrong with %o", async (options) => {
  const { code, stderr } = await runTool("qpdf", ["--check", "file.pdf"], {
    "file.pdf": createPdf(options),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("entries of the outline lead to their pages", async () => {
  const pages = [
    { outline: ["Leie", "Depositum (3)", "Frist"] as const },
    {},
    { outline: ["Slutt"] as const },
  ];
  const file = { "file.pdf": createPdf({ pages }) };
  expect((await runTool("qpdf", ["--check", "file.pdf"], file)).code).toBe(0);
  const { stdout } = await runTool("pdftohtml", ["-xml", "-stdout", "file.pdf"], file);
  expect(stdout.toString().match(/<item .*item>/g)).toEqual([
    '<item page="1">Leie</item>',
    '<item page="1">Depositum (3)</item>',
    '<item page="1">Frist</item>',
    '<item page="3">Slutt</item>',
  ]);
});

test("the same options give the same bytes", () => {
  const options = { sizeBytes: 20_000, form: "indirect", xref: "stream" } as const;
  expect(createPdf(options)).toEqual(createPdf(options));
});

test("filling comes close to the size asked for and not above it", () => {
  for (const xref of ["table", "stream"] as const) {
    const { length } = createPdf({ xref, sizeBytes: 100_000 });
    expect(length).toBeLessThanOrEqual(100_000);
    expect(length).toBeGreaterThan(98_000);
  }
});

test("the lines, parentheses and all, are what a reader finds on each page", async () => {
  const pages = [{ lines: ["Leie (12 måneder)", "Kr 12\\000"] }, {}];
  const { stdout } = await runTool("pdftotext", ["file.pdf", "-"], {
    "file.pdf": createPdf({ pages }),
  });
  expect(
    stdout
      .toString()
      .split(/[\n\f]+/)
      .filter(Boolean),
  ).toEqual(["Leie (12 måneder)", "Kr 12\\000", "Page 2"]);
});
