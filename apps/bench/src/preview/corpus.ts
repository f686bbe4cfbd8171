import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { toJbig2, toJpx } from "./coded-scans";
import { body, type PageParts, pdfFile, stream } from "./pdf-file";
import { drawScans, type Picture } from "./scans";

const A4: readonly [number, number] = [595, 842];
const FONTS = "/Font << /F1 3 0 R >>";
const helvetica = body(
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
);

function textContent(seed: number): string {
  const lines = Array.from({ length: 48 }, (_, line) => {
    const words = Array.from({ length: 12 }, (_, word) =>
      ((seed * 7919 + line * 104_729 + word * 1_299_709) % 60_466_176).toString(36),
    );
    return `(${words.join(" ")}) Tj T*`;
  });
  return `BT /F1 10 Tf 15 TL 56 780 Td (Page ${seed}) Tj T* ${lines.join(" ")} ET`;
}

const textPage = (seed: number, entries = ""): PageParts => ({
  box: A4,
  entries,
  resources: FONTS,
  content: textContent(seed),
});

const text = (pages: number, entries = ""): Buffer =>
  pdfFile(
    [helvetica],
    Array.from({ length: pages }, (_, at) => textPage(at + 1, entries)),
  );

const picture = ({ width, height, bytes }: Picture, filter: string, colour: string, bits = 8) =>
  stream(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent ${bits} ${colour} /Filter /${filter}`,
    bytes,
  );

const picturePage = (object: number): PageParts => ({
  box: A4,
  resources: `/XObject << /P ${object} 0 R >>`,
  content: `q ${A4[0]} 0 0 ${A4[1]} 0 0 cm /P Do Q`,
});

function scans(pictures: readonly Picture[], pages: number): Buffer {
  const shared = pictures.map((one) => picture(one, "DCTDecode", "/ColorSpace /DeviceRGB"));
  return pdfFile(
    shared,
    Array.from({ length: pages }, (_, at) => picturePage(3 + (at % shared.length))),
  );
}

function mixed(pictures: readonly Picture[]): Buffer {
  const shared = pictures.map((one) => picture(one, "DCTDecode", "/ColorSpace /DeviceRGB"));
  const paths = Array.from(
    { length: 4000 },
    (_, at) => `${(at * 37) % 595} ${(at * 91) % 842} m ${(at * 53) % 595} ${(at * 17) % 842} l S`,
  ).join(" ");
  const pages = Array.from({ length: 10 }, (_, at): PageParts => {
    if (at % 3 === 0) return textPage(at + 1);
    if (at % 3 === 1) return picturePage(4 + (at % shared.length));
    return { box: A4, resources: FONTS, content: `0.3 w ${paths} ${textContent(at + 1)}` };
  });
  return pdfFile([helvetica, ...shared], pages);
}

/** Japanese in a font that the file does not carry, coded by a predefined CMap. */
function cjk(): Buffer {
  const font = body(
    "<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPro-Regular /Encoding /UniJIS-UTF16-H /DescendantFonts [4 0 R] >>",
  );
  const descendant = body(
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPro-Regular /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>",
  );
  const descriptor = body(
    "<< /Type /FontDescriptor /FontName /KozMinPro-Regular /Flags 6 /FontBBox [-195 -272 1110 1075] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 740 /StemV 80 >>",
  );
  const words = "契約書に署名してください電子";
  const line = [...words].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, "0")).join("");
  const content = `BT /F1 14 Tf 22 TL 56 780 Td ${`<${line.repeat(2)}> Tj T* `.repeat(30)} ET`;
  return pdfFile([font, descendant, descriptor], [{ box: A4, resources: FONTS, content }]);
}

/** A0 and longest allowed page (14,400 points), with lines all over. */
function huge(): Buffer {
  const paths = Array.from(
    { length: 3000 },
    (_, at) =>
      `${(at * 137) % 14_400} ${(at * 911) % 14_400} m ${(at * 531) % 14_400} ${(at * 171) % 14_400} l S`,
  ).join(" ");
  const page = (box: readonly [number, number]): PageParts => ({
    box,
    resources: FONTS,
    content: `4 w ${paths} BT /F1 400 Tf 200 900 Td (Huge) Tj ET`,
  });
  return pdfFile([helvetica], [page([14_400, 14_400]), page([2384, 3370])]);
}

/** One page that is a picture of its own coding. */
async function coded(
  browser: Browser,
  folder: string,
  code: typeof toJpx,
  ...stored: [filter: string, colour: string, bits?: number]
): Promise<Buffer> {
  const [png] = await drawScans(browser, 1, "image/png");
  if (!png) throw new Error("no picture");
  return pdfFile([picture(code(png, folder), ...stored)], [picturePage(3)]);
}

/** How each file of the corpus is made. JPEG 2000 and JBIG2 need ImageMagick. */
const makers: Readonly<
  Record<string, (browser: Browser, folder: string) => Buffer | Promise<Buffer>>
> = {
  "text-1": () => text(1),
  "mixed-10": async (browser) => mixed(await drawScans(browser, 3, "image/jpeg")),
  "text-1000": () => text(1000),
  "scan-20": async (browser) => scans(await drawScans(browser, 20, "image/jpeg"), 20),
  "scan-1000": async (browser) => scans(await drawScans(browser, 25, "image/jpeg"), 1000),
  "scan-100MB": async (browser) => {
    const pictures = await drawScans(browser, 10, "image/jpeg");
    const bytes = pictures.reduce((sum, one) => sum + one.bytes.length, 0) / pictures.length;
    const count = Math.ceil(100e6 / bytes);
    const all = Array.from({ length: count }, (_, at) => pictures[at % pictures.length]);
    return scans(
      all.filter((one) => one !== undefined),
      count,
    );
  },
  jpx: (browser, folder) => coded(browser, folder, toJpx, "JPXDecode", ""),
  jbig2: (browser, folder) =>
    coded(browser, folder, toJbig2, "JBIG2Decode", "/ColorSpace /DeviceGray", 1),
  cjk: () => cjk(),
  rotated: () => text(10, "/Rotate 90 /CropBox [20 30 500 700]"),
  huge: () => huge(),
};

/** The names of the corpus' files. */
export const corpusNames = Object.keys(makers);

/** Makes the wanted files in a folder, unless they are there. */
export async function makeCorpus(
  browser: Browser,
  folder: string,
  names: readonly string[],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const path = join(folder, `${name}.pdf`);
    if (!existsSync(path)) writeFileSync(path, (await makers[name]?.(browser, folder)) ?? "");
  }
}
