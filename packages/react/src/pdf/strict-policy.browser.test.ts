import { createPicturePdf, createWrittenPdf, writtenStream } from "@sign/simulator/fixtures";
import rendererSrc from "pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url";
import source from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?raw";
import workerSrc from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import decoder from "pdfjs-dist/wasm/openjpeg.wasm?url";
import { afterEach, expect, test } from "vitest";
import { createPdfReader, type PdfReader } from "./open-pdf";
import { setPdfAssets } from "./pdf-assets";
import { RENDERER_FROM } from "./renderer";

const wasmUrl = decoder.slice(0, decoder.lastIndexOf("/") + 1);
const never = new AbortController().signal;
const violations: string[] = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
);

let reader: PdfReader;
afterEach(() => {
  reader.close();
  setPdfAssets({});
  violations.length = 0;
});

/** Applies from now on; policies on top of each other only get stricter, as the tests below do. */
function applyPolicy(content: string): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = content;
  document.head.append(policy);
}

async function draw(file: Uint8Array<ArrayBuffer>) {
  reader = createPdfReader();
  const pdf = await reader.open(new Blob([file]));
  const canvas = document.createElement("canvas");
  const drawn = await pdf.draw(1, canvas, 1, never);
  const host = document.createElement("div");
  document.body.append(host);
  await pdf.textLayer(1, host, 1, never);
  host.remove();
  const [red, green, blue] = canvas.getContext("2d")?.getImageData(160, 100, 1, 1).data ?? [];
  return { drawn, pixel: [red, green, blue] };
}

test("a worker without WebAssembly decodes by the scripts in the same folder", async () => {
  const crippled = `WebAssembly.instantiate = () => Promise.reject(new Error("refused"));\n`;
  const script = URL.createObjectURL(new Blob([crippled, source], { type: "text/javascript" }));
  setPdfAssets({ workerSrc: script });
  expect((await draw(createPicturePdf("jpeg-2000"))).drawn).toBe("incomplete");
  reader.close();
  setPdfAssets({ workerSrc: script, wasmUrl });
  expect(await draw(createPicturePdf("jpeg-2000"))).toEqual({
    drawn: "complete",
    pixel: [200, 0, 0],
  });
});

test("with blob: workers allowed and WebAssembly not, a picture is told missing, or decoded by script", async () => {
  applyPolicy("default-src 'self'; worker-src 'self' blob:; style-src 'none'");
  expect((await draw(createPicturePdf("jpeg-2000"))).drawn).toBe("incomplete");
  reader.close();
  setPdfAssets({ wasmUrl });
  expect(await draw(createPicturePdf("jpeg-2000"))).toEqual({
    drawn: "complete",
    pixel: [200, 0, 0],
  });
});

test("under default-src 'self' the package's own worker is refused, and that is told", async () => {
  applyPolicy("default-src 'self'; style-src 'none'");
  reader = createPdfReader();
  await expect(reader.open(new Blob([createWrittenPdf({})]))).rejects.toMatchObject({
    code: "preview_failed",
  });
  expect(violations.some((violation) => violation.startsWith("worker-src"))).toBe(true);
});

test("under default-src 'self' everything is drawn from addresses of one's own", async () => {
  setPdfAssets({ workerSrc, rendererSrc, wasmUrl });
  const { drawn, pixel } = await draw(createPicturePdf("jpeg-2000"));
  expect({ drawn, pixel }).toEqual({ drawn: "complete", pixel: [200, 0, 0] });
  reader.close();
  const large = createWrittenPdf({
    content: "BT /F1 18 Tf 10 20 Td (Text) Tj ET 1 0 0 rg 100 50 100 100 re f",
    resources: "/Font << /F1 5 0 R >>",
    objects: [
      "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>",
      writtenStream("", new Uint8Array(RENDERER_FROM)),
    ],
  });
  expect(await draw(large)).toEqual({ drawn: "complete", pixel: [255, 0, 0] });
  expect(violations).toEqual([]);
});
