import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A folder of its own for the files of one check. */
export const workFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "sign-e2e-"));

/** What poppler's `pdfsig` says of one signature; it does not know document timestamps and leaves their result open. */
export interface PopplerVerdict {
  readonly type: string;
  readonly result: string;
  /** Whether it covers the file to its last byte. */
  readonly whole: boolean;
}

/** Asks `pdfsig` about every signature of a file, in the order of signing. */
export async function pdfsig(file: string): Promise<readonly PopplerVerdict[]> {
  const { stdout } = await run("pdfsig", ["-nocert", file]);
  return stdout
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((part) => ({
      type: /- Signature Type: (.+)/.exec(part)?.[1] ?? "",
      result: /- Signature Validation: (.+)/.exec(part)?.[1] ?? "",
      whole: /- Total document signed/.test(part),
    }));
}

interface DetachedSignature {
  readonly content: Buffer;
  readonly cms: Buffer;
}

/** The CMS of every CAdES signature in a PDF with the bytes it covers (ISO 32000-2, 12.8.1). */
export function detachedSignatures(pdf: Buffer): DetachedSignature[] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].flatMap(
    (range) => {
      const [a = 0, b = 0, c = 0, d = 0] = range.slice(1).map(Number);
      const opening = text.lastIndexOf(" obj", range.index);
      const closing = text.indexOf("endobj", range.index);
      if (!text.slice(opening, closing).includes("/ETSI.CAdES.detached")) return [];
      const padded = Buffer.from(text.slice(a + b + 1, c - 1), "hex");
      const length = padded[1] === 0x82 ? padded.readUInt16BE(2) + 4 : (padded[1] ?? 0) + 2;
      return [
        {
          content: Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]),
          cms: padded.subarray(0, length),
        },
      ];
    },
  );
}

/**
 * Resolves when `openssl cms -verify` accepts the signature over exactly these bytes; rejects with what it says
 * otherwise. Whom the certificate is trusted by is not asked here: the simulator's root is born with its process.
 */
export async function opensslCheck(signature: DetachedSignature): Promise<void> {
  const folder = await workFolder();
  const [content, cms] = [join(folder, "content.bin"), join(folder, "signature.der")];
  await Promise.all([writeFile(content, signature.content), writeFile(cms, signature.cms)]);
  const command = ["cms", "-verify", "-binary", "-inform", "DER", "-noverify"];
  await run("openssl", [...command, "-in", cms, "-content", content, "-out", join(folder, "out")]);
}

/** Resolves when `qpdf --check` finds neither error nor warning; rejects with what it says otherwise. */
export const qpdfCheck = async (file: string): Promise<void> =>
  void (await run("qpdf", ["--check", file]));

/** How many pages qpdf counts. */
export const pageCount = async (file: string): Promise<number> =>
  Number((await run("qpdf", ["--show-npages", file])).stdout);

/** Encrypts a PDF with a password (AES-256), as a person's bank would. */
export const encrypt = async (from: string, to: string): Promise<void> =>
  void (await run("qpdf", ["--encrypt", "secret", "secret", "256", "--", from, to]));

const dpi = 288;

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly grey: Buffer;
}

async function render(file: string, page: number, view: PageView): Promise<Raster> {
  const pixels = (points: number): string => String(Math.round((points * dpi) / 72));
  const { unit = 1, window } = view;
  const part = window
    ? ["-x", pixels(window.x), "-y", pixels(window.y)].concat([
        "-W",
        pixels(window.width),
        "-H",
        pixels(window.height),
      ])
    : [];
  const { stdout } = await run(
    "pdftoppm",
    // Poppler takes every unit of user space for a point.
    ["-gray", "-cropbox", "-r", String(dpi * unit), ...part].concat([
      "-f",
      String(page),
      "-l",
      String(page),
      file,
    ]),
    { encoding: "buffer", maxBuffer: 256 * 1024 * 1024 },
  );
  const header = /^P5\s(\d+)\s(\d+)\s255\s/.exec(stdout.subarray(0, 64).toString("latin1"));
  if (!header) throw new Error("pdftoppm gave no greyscale picture");
  return {
    width: Number(header[1]),
    height: Number(header[2]),
    grey: stdout.subarray(header[0].length),
  };
}

/** A rectangle in points, origin at the top left of the page as displayed. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of a page is drawn: all of it, or a window, on whole quarters of a point; `unit` is the page's UserUnit, 1 by default. */
export interface PageView {
  readonly unit?: number;
  readonly window?: Area;
}

/** The smallest rectangle in which poppler draws a page of two files differently, or `null` when it draws them alike. */
export async function changedArea(
  before: string,
  after: string,
  page: number,
  view: PageView = {},
): Promise<Area | null> {
  const [a, b] = await Promise.all([render(before, page, view), render(after, page, view)]);
  if (a.width !== b.width || a.height !== b.height) throw new Error("The page changed its size");
  let [left, top, right, bottom] = [a.width, a.height, -1, -1];
  for (let y = 0; y < a.height; y += 1) {
    for (let x = 0; x < a.width; x += 1) {
      const at = y * a.width + x;
      if (Math.abs((a.grey[at] ?? 0) - (b.grey[at] ?? 0)) < 4) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const points = (pixels: number): number => (pixels * 72) / dpi;
  return right < 0
    ? null
    : {
        x: (view.window?.x ?? 0) + points(left),
        y: (view.window?.y ?? 0) + points(top),
        width: points(right + 1 - left),
        height: points(bottom + 1 - top),
      };
}
