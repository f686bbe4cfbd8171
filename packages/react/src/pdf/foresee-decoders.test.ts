import { createPdf, createPicturePdf } from "@sign/simulator/fixtures";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { foreseeDecoders } from "./foresee-decoders";
import * as packaged from "./packaged-assets";
import { setPdfAssets } from "./pdf-assets";

vi.mock("./packaged-assets", { spy: true });

beforeEach(() => {
  vi.mocked(packaged.packagedAsset).mockClear();
});
afterEach(() => setPdfAssets({}));

const asked = () => vi.mocked(packaged.packagedAsset).mock.calls.map(([name]) => name);

test.each([
  ["jpeg-2000", "openjpeg.wasm"],
  ["jbig2", "jbig2.wasm"],
] as const)("for a %s picture its decoder is fetched", async (picture, decoder) => {
  await foreseeDecoders(new Blob([createPicturePdf(picture)]));
  expect(asked()).toEqual([decoder]);
});

test("nothing is fetched for a file that needs none, and nothing where the page named its own folder", async () => {
  await foreseeDecoders(new Blob([createPdf()]));
  setPdfAssets({ wasmUrl: "/wasm/" });
  await foreseeDecoders(new Blob([createPicturePdf("jbig2")]));
  expect(asked()).toEqual([]);
});
