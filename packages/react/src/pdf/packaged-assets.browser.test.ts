import { createPicturePdf, createWrittenPdf } from "@sign/simulator/fixtures";
import cMap from "pdfjs-dist/cmaps/H.bcmap?url";
import profile from "pdfjs-dist/iccs/CGATS001Compat-v2-micro.icc?url";
import font from "pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url";
import decoder from "pdfjs-dist/wasm/qcms_bg.wasm?url";
import { afterEach, expect, test } from "vitest";
import { createPdfReader, type PdfReader } from "./open-pdf";
import { dataUrlBytes, packagedAsset } from "./packaged-assets";
import { setPdfAssets } from "./pdf-assets";

let reader: PdfReader;
afterEach(() => reader?.close());

const never = new AbortController().signal;

async function drawn(file: Uint8Array<ArrayBuffer>): Promise<CanvasRenderingContext2D> {
  reader = createPdfReader();
  const pdf = await reader.open(new Blob([file]));
  const canvas = document.createElement("canvas");
  expect(await pdf.draw(1, canvas, 1, never)).toBe("complete");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  return context;
}

const pixel = (context: CanvasRenderingContext2D, x: number, y: number): readonly number[] => [
  ...context.getImageData(x, y, 1, 1).data.slice(0, 3),
];

/** The share of pixels in an area that are darker than middle grey. */
function ink(context: CanvasRenderingContext2D, area: readonly [number, number, number, number]) {
  const { data } = context.getImageData(...area);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
  return dark / (data.length / 4);
}

test("a JPEG 2000 picture is drawn without configuration", async () => {
  const context = await drawn(createPicturePdf("jpeg-2000"));
  expect(pixel(context, 40, 100)).toEqual([0, 80, 200]);
  expect(pixel(context, 160, 100)).toEqual([200, 0, 0]);
});

test("a JBIG2 picture is drawn without configuration", async () => {
  const context = await drawn(createPicturePdf("jbig2"));
  expect(pixel(context, 100, 100)).toEqual([0, 0, 0]);
  expect(pixel(context, 30, 30)).toEqual([255, 255, 255]);
});

/** A line of text in a font that the file names and does not carry. */
const textPdf = (font: string, text: string, objects: readonly string[] = []) =>
  createWrittenPdf({
    content: `BT /F1 40 Tf 20 80 Td ${text} Tj ET`,
    resources: `/Font << /F1 5 0 R >>`,
    objects: [font, ...objects],
  });

test.each([
  ["Japanese", "UniJIS-UTF16-H", "Japan1", "<65E5672C8A9E>", "日本語"],
  ["simplified Chinese", "UniGB-UCS2-H", "GB1", "<4E2D6587>", "中文"],
  ["traditional Chinese", "UniCNS-UTF16-H", "CNS1", "<7E419AD4>", "繁體"],
  ["Korean", "UniKS-UCS2-H", "Korea1", "<D55C>", "한"],
])(
  "%s text whose font is not in the file is drawn and read",
  async (_, encoding, collection, text, read) => {
    const file = textPdf(
      `<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
      text,
      [
        `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Unknown /DW 1000 /FontDescriptor 7 0 R
          /CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >> >>`,
        `<< /Type /FontDescriptor /FontName /Unknown /Flags 6 /FontBBox [0 -200 1000 900]
          /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
      ],
    );
    const context = await drawn(file);
    expect(ink(context, [20, 80, 40, 50])).toBeGreaterThan(0.05);
    const pdf = await reader.open(new Blob([file]));
    expect((await pdf.text(1)).map((run) => run.text).join("")).toBe(read);
  },
);

test.each(["Helvetica", "Times-Roman", "Courier", "Symbol", "ZapfDingbats"])(
  "text in the standard font %s, not in the file, is drawn",
  async (name) => {
    const context = await drawn(
      textPdf(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} >>`, "(abc)"),
    );
    expect(ink(context, [20, 80, 60, 50])).toBeGreaterThan(0.05);
  },
);

test("a picture with a colour profile is drawn in the colours of its alternate", async () => {
  expect(pixel(await drawn(createPicturePdf("icc")), 100, 100)).toEqual([255, 0, 0]);
});

test("with every folder at an address, colours are converted by their profile", async () => {
  const folder = (file: string) => file.slice(0, file.lastIndexOf("/") + 1);
  setPdfAssets({
    wasmUrl: folder(decoder),
    cMapUrl: folder(cMap),
    standardFontDataUrl: folder(font),
    iccUrl: folder(profile),
  });
  const [red, green, blue = 0] = pixel(await drawn(createPicturePdf("icc")), 100, 100);
  setPdfAssets({});
  expect([red, green]).toEqual([0, 0]);
  expect(blue).toBeGreaterThan(250);
});

test("every character collection is in the package, other files are not", async () => {
  for (const name of ["UniJIS-UTF16-H", "GBK-EUC-V", "ETen-B5-H", "KSCms-UHC-H", "V", "78-H"]) {
    expect((await packagedAsset(`${name}.bcmap`)).length).toBeGreaterThan(50);
  }
  await expect(packagedAsset("Unheard-Of-H.bcmap")).rejects.toThrow();
  await expect(packagedAsset("quickjs-eval.wasm")).rejects.toThrow();
  expect(dataUrlBytes("data:application/wasm;base64,AP8=")).toEqual(Uint8Array.of(0, 255));
});
