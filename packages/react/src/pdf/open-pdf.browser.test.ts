import { displayedSize } from "@sign/protocol";
import { createPdf } from "@sign/simulator/fixtures";
import workerSrc from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { afterEach, expect, test, vi } from "vitest";
import { createPdfReader, type PdfReader } from "./open-pdf";
import { setPdfAssets } from "./pdf-assets";
import { RANGES_FROM } from "./pdf-source";

let reader: PdfReader;
afterEach(() => reader.close());

const file = (options: Parameters<typeof createPdf>[0]): Blob => new Blob([createPdf(options)]);
const never = new AbortController().signal;

test("a page's geometry is that of what is displayed: cropped, turned, in its own units", async () => {
  reader = createPdfReader();
  const pdf = await reader.open(
    file({
      pages: [
        {},
        { mediaBox: [-50, -20, 550, 780], cropBox: [10, 40, 410, 2000], rotate: 270, userUnit: 2 },
      ],
    }),
  );
  expect(pdf.pageCount).toBe(2);
  expect(await pdf.geometry(2)).toEqual({ box: [10, 40, 410, 780], rotation: 270, userUnit: 2 });
  expect(displayedSize(await pdf.geometry(2))).toEqual({ width: 1480, height: 800 });
});

test("several documents are open at once", async () => {
  reader = createPdfReader();
  const [one, two] = await Promise.all([
    reader.open(file({ pages: [{}] })),
    reader.open(file({ pages: [{}, {}] })),
  ]);
  expect([one.pageCount, two.pageCount]).toEqual([1, 2]);
});

test("a large file is read in parts, not whole, and draws the same", async () => {
  reader = createPdfReader();
  const large = file({ pages: [{}, {}], sizeBytes: RANGES_FROM + 4_000_000 });
  const whole = vi.spyOn(large, "arrayBuffer");
  const parts = vi.spyOn(large, "slice");
  const pdf = await reader.open(large);
  const canvas = document.createElement("canvas");
  expect(await pdf.draw(2, canvas, 1, never)).toBe("complete");
  expect([canvas.width, canvas.height]).toEqual([595, 842]);
  expect(whole).not.toHaveBeenCalled();
  const read = parts.mock.calls.reduce((sum, [from, to]) => sum + (Number(to) - Number(from)), 0);
  expect(read).toBeLessThan(large.size / 4);
});

test("a file that is no PDF, or a damaged one, does not open", async () => {
  reader = createPdfReader();
  await expect(reader.open(new Blob(["hello"]))).rejects.toMatchObject({ code: "preview_failed" });
  await expect(reader.open(new Blob([]))).rejects.toMatchObject({ code: "preview_failed" });
});

/** A page whose only picture is not what its filter says; without a cross-reference, which readers rebuild. */
const brokenPicture = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R
  /Resources << /XObject << /Picture 5 0 R >> >> >> endobj
4 0 obj << /Length 27 >> stream
90 0 0 90 9 9 cm /Picture Do
endstream endobj
5 0 obj << /Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8
  /ColorSpace /DeviceRGB /Filter /JPXDecode /Length 9 >> stream
not a JPX
endstream endobj
trailer << /Root 1 0 R >>
%%EOF`;

test("a picture that cannot be decoded is not passed over in silence", async () => {
  reader = createPdfReader();
  const pdf = await reader.open(new Blob([brokenPicture]));
  expect(await pdf.draw(1, document.createElement("canvas"), 1, never)).toBe("incomplete");
});

test("the worker may be served from an address of one's own", async () => {
  setPdfAssets({ workerSrc });
  reader = createPdfReader();
  expect((await reader.open(file({ pages: [{}] }))).pageCount).toBe(1);
  setPdfAssets({});
});

test("a drawing that is no longer wanted is cancelled", async () => {
  reader = createPdfReader();
  const pdf = await reader.open(file({ pages: [{}] }));
  const ending = new AbortController();
  const drawing = pdf.draw(1, document.createElement("canvas"), 4, ending.signal);
  ending.abort();
  await expect(drawing).rejects.toBeDefined();
});

test("closing ends what is under way, and a closed reader opens nothing", async () => {
  reader = createPdfReader();
  const opening = reader.open(file({ pages: [{}] }));
  reader.close();
  await expect(opening).rejects.toMatchObject({ code: "preview_failed" });
  await expect(reader.open(file({ pages: [{}] }))).rejects.toMatchObject({
    code: "preview_failed",
  });
});
