import { displayedSize } from "@sign/protocol";
import { createPdf, createWrittenPdf, type FixturePage } from "@sign/simulator/fixtures";
import { afterEach, expect, test } from "vitest";
import "../styles.css";
import { findText } from "./find-text";
import { type Box, createPdfReader, type OpenPdf, type PdfReader } from "./open-pdf";

let reader: PdfReader;
afterEach(() => {
  reader.close();
  document.body.replaceChildren();
});

const never = new AbortController().signal;

function open(file: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  reader = createPdfReader();
  return reader.open(new Blob([file]));
}

/** The box around everything dark on a canvas, in points. */
function inkBox(canvas: HTMLCanvasElement, scale: number): Box {
  const { width, height } = canvas;
  const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4] ?? 255) > 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return {
    x: left / scale,
    y: top / scale,
    width: (right - left) / scale,
    height: (bottom - top) / scale,
  };
}

const pages: readonly (readonly [string, FixturePage])[] = [0, 90, 180, 270].flatMap((rotate) => [
  [`turned ${rotate}°`, { rotate, mediaBox: [0, 0, 300, 400] }],
  [
    `turned ${rotate}°, cropped, with an offset, in units of 1.5`,
    { rotate, mediaBox: [-80, -40, 400, 500], cropBox: [-30, 20, 280, 410], userUnit: 1.5 },
  ],
]);

test.each(pages)(
  "the text of a page %s lies where it is drawn, and so does its layer",
  async (_, page) => {
    const pdf = await open(createPdf({ pages: [{ ...page, lines: ["Hxgb Hxgb"] }] }));
    const canvas = document.createElement("canvas");
    await pdf.draw(1, canvas, 2, never);
    const ink = inkBox(canvas, 2);
    const [run] = await pdf.text(1);
    const box = run?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    const within = (area: Box, slack: number) => {
      expect(area.x).toBeLessThanOrEqual(ink.x + slack);
      expect(area.y).toBeLessThanOrEqual(ink.y + slack);
      expect(area.x + area.width).toBeGreaterThanOrEqual(ink.x + ink.width - slack);
      expect(area.y + area.height).toBeGreaterThanOrEqual(ink.y + ink.height - slack);
      expect(area.width * area.height).toBeLessThan(ink.width * ink.height * 1.9);
    };
    within(box, 1);

    const host = document.createElement("div");
    document.body.append(host);
    host.style.position = "absolute";
    await pdf.textLayer(1, host, 2, never);
    const origin = host.getBoundingClientRect();
    const layer = host.firstElementChild?.getBoundingClientRect();
    const size = displayedSize(await pdf.geometry(1));
    expect(layer?.width).toBeCloseTo(size.width * 2, 0);
    expect(layer?.height).toBeCloseTo(size.height * 2, 0);
    expect((layer?.x ?? 0) - origin.x).toBeCloseTo(0, 0);
    expect((layer?.y ?? 0) - origin.y).toBeCloseTo(0, 0);
    const letters = host.querySelector("span")?.getBoundingClientRect() ?? new DOMRect();
    expect(host.textContent).toBe("Hxgb Hxgb");
    within(
      {
        x: (letters.x - origin.x) / 2,
        y: (letters.y - origin.y) / 2,
        width: letters.width / 2,
        height: letters.height / 2,
      },
      3,
    );
  },
);

test("lines end where they do, and a search goes over the end", async () => {
  const pdf = await open(createPdf({ pages: [{ lines: ["Signed by the", "tenant here"] }] }));
  const runs = await pdf.text(1);
  const ends = runs.filter(({ endsLine }) => endsLine);
  expect(ends.map(({ text }) => text)[0]).toBe("Signed by the");
  const found = [];
  for await (const match of findText(pdf, "THE TENANT", never)) found.push(match);
  expect(found).toHaveLength(1);
  const [first, second] = found[0]?.boxes ?? [];
  expect(first?.x).toBeGreaterThan(second?.x ?? Number.POSITIVE_INFINITY);
  expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(16, 0);
});

test("a layer that is no longer wanted is cancelled, and a new one takes its place", async () => {
  const pdf = await open(createPdf());
  const host = document.createElement("div");
  const ending = new AbortController();
  const laying = pdf.textLayer(1, host, 1, ending.signal);
  ending.abort(new Error("gone"));
  await expect(laying).rejects.toThrow("gone");
  await pdf.textLayer(1, host, 1, never);
  await pdf.textLayer(1, host, 1, never);
  expect(host.children).toHaveLength(1);
  expect(host.textContent).toBe("Page 1");
});

test("vertical text has an upright box", async () => {
  const pdf = await open(
    createWrittenPdf({
      content: "BT /F1 20 Tf 100 180 Td <65E5672C8A9E> Tj ET",
      resources: "/Font << /F1 5 0 R >>",
      objects: [
        "<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /UniJIS-UTF16-V /DescendantFonts [6 0 R] >>",
        `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Unknown /DW 1000
          /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>`,
      ],
    }),
  );
  const [run] = await pdf.text(1);
  expect(run?.text).toBe("日本語");
  expect(run?.box.height).toBeCloseTo(60, 0);
  expect(run?.box.width).toBeCloseTo(20, 0);
  expect(run?.box.y).toBeCloseTo(20, 0);
});
