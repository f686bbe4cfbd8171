import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { packagedAsset } from "./packaged-assets";

const { resolve } = createRequire(import.meta.url);

test("every CMap of pdf.js is in the package, as it is", async () => {
  const names = await readdir(dirname(resolve("pdfjs-dist/cmaps/H.bcmap")));
  const maps = names.filter((name) => name.endsWith(".bcmap"));
  expect(maps.length).toBeGreaterThan(100);
  for (const name of maps) {
    const [first, ...rest] = await packagedAsset(name);
    expect(first, name).toBeTypeOf("number");
    expect(rest.length, name).toBeGreaterThan(20);
  }
});
