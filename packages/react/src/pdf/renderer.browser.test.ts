import { createWrittenPdf, writtenStream } from "@sign/simulator/fixtures";
import rendererSrc from "pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url";
import workerSrc from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadPdf } from "./load-pdf";
import { createPdfReader, type PdfReader } from "./open-pdf";
import { setPdfAssets } from "./pdf-assets";
import { RENDERER_FROM } from "./renderer";

const never = new AbortController().signal;

let reader: PdfReader;
let scripts: string[];
let alive: number;
beforeEach(() => {
  scripts = [];
  alive = 0;
  const RealWorker = window.Worker;
  class CountedWorker extends RealWorker {
    constructor(...options: ConstructorParameters<typeof RealWorker>) {
      super(...options);
      scripts.push(String(options[0]));
      alive += 1;
    }
    override terminate(): void {
      alive -= 1;
      super.terminate();
    }
  }
  vi.stubGlobal("Worker", CountedWorker);
});
afterEach(async () => {
  reader.close();
  setPdfAssets({});
  await vi.waitFor(() => expect(alive).toBe(0), { timeout: 5_000 });
  vi.unstubAllGlobals();
});

/** A page with text, a line drawing, transparency and a picture, in a file large enough for a renderer. */
const large = (picture: Uint8Array = writtenStream(PICTURE, PIXELS)) =>
  new Blob([
    createWrittenPdf({
      content: `BT /F1 18 Tf 10 20 Td (Tenancy agreement) Tj ET 0 0 1 RG 3 w 10 60 m 60 150 120 20 190 140 c S
        q /Half gs 1 0 0 rg 30 30 90 90 re f Q q 60 0 0 60 120 120 cm /Picture Do Q`,
      resources:
        "/Font << /F1 6 0 R >> /XObject << /Picture 5 0 R >> /ExtGState << /Half << /ca 0.5 >> >>",
      objects: [
        picture,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>",
        writtenStream("", new Uint8Array(RENDERER_FROM)),
      ],
    }),
  ]);
const PICTURE =
  "/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray";
const PIXELS = Uint8Array.from({ length: 256 }, (_, at) => at);

async function draw(file: Blob) {
  reader = createPdfReader();
  const pdf = await reader.open(file);
  const canvas = document.createElement("canvas");
  const drawn = await pdf.draw(1, canvas, 2, never);
  const { data } = canvas.getContext("2d")?.getImageData(0, 0, 400, 400) ?? {};
  return { pdf, drawn, data };
}

/** The greatest difference of a channel, and the share of pixels that differ at all. */
function difference(one: Uint8ClampedArray = new Uint8ClampedArray(), other = one) {
  let most = 0;
  let different = 0;
  for (const [at, value] of one.entries()) {
    const gap = Math.abs(value - (other[at] ?? 0));
    most = Math.max(most, gap);
    if (gap > 0) different += 1;
  }
  return { most, share: different / one.length };
}

test("a large file is drawn by a worker of its own, and looks the same", async () => {
  const file = large();
  const one = await draw(file);
  expect(scripts).toHaveLength(2);
  expect(one.drawn).toBe("complete");
  reader.close();
  setPdfAssets({ workerSrc });
  scripts = [];
  const other = await draw(file);
  expect(scripts).toHaveLength(1);
  const { most, share } = difference(one.data, other.data);
  expect(most).toBeLessThanOrEqual(2);
  expect(share).toBeLessThan(0.01);
  expect(new Set(one.data).size).toBeGreaterThan(20);
});

test("a picture that cannot be decoded is told there as well", async () => {
  const broken = writtenStream(`${PICTURE} /Filter /JPXDecode`, "not a JPX");
  expect((await draw(large(broken))).drawn).toBe("incomplete");
  expect(scripts).toHaveLength(2);
});

test("a drawing there is cancelled with the signal's reason, and the next one is whole", async () => {
  const { pdf } = await draw(large());
  for (const wait of [0, 2, 10]) {
    const ending = new AbortController();
    const outcome = pdf.draw(1, document.createElement("canvas"), 4, ending.signal).then(
      () => "drawn",
      (reason) => reason,
    );
    await new Promise((resolve) => setTimeout(resolve, wait));
    ending.abort("left");
    expect(["drawn", "left"]).toContain(await outcome);
  }
  expect(await pdf.draw(1, document.createElement("canvas"), 1, never)).toBe("complete");
});

test("one's own address is used for it", async () => {
  setPdfAssets({ workerSrc, rendererSrc });
  expect((await draw(large())).drawn).toBe("complete");
  expect(scripts.map((script) => new URL(script).pathname).sort()).toEqual(
    [workerSrc, rendererSrc].map((address) => new URL(address, location.href).pathname).sort(),
  );
});

test("one that does not start is left out", async () => {
  setPdfAssets({ workerSrc, rendererSrc: "/there/is/no/renderer.mjs" });
  expect((await draw(large())).drawn).toBe("complete");
});

test("the page's own settings of pdf.js stay as they are", async () => {
  const { GlobalWorkerOptions } = await loadPdf();
  GlobalWorkerOptions.workerSrc = "/mine.mjs";
  GlobalWorkerOptions.rendererSrc = "/mine-too.mjs";
  await draw(large());
  expect(GlobalWorkerOptions.workerSrc).toBe("/mine.mjs");
  expect(GlobalWorkerOptions.rendererSrc).toBe("/mine-too.mjs");
  expect(GlobalWorkerOptions.rendererPorts).toEqual([]);
  GlobalWorkerOptions.rendererSrc = "";
});
