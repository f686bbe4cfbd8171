import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a command-line tool answered; `code` is its exit status. */
export interface ToolResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a tool with files given by name and contents in a directory of its own, which is removed afterwards. */
export function runTool(
  command: string,
  parameters: readonly string[],
  files: Readonly<Record<string, Uint8Array | string>> = {},
): Promise<ToolResult> {
  const cwd = mkdtempSync(join(tmpdir(), "pades-"));
  for (const [name, contents] of Object.entries(files)) writeFileSync(join(cwd, name), contents);
  return new Promise((done) => {
    const options = { cwd, encoding: "buffer", maxBuffer: 2 ** 28 } as const;
    execFile(command, parameters, options, (error, stdout, stderr) => {
      rmSync(cwd, { recursive: true, force: true });
      const code = typeof error?.code === "number" ? error.code : error ? -1 : 0;
      done({ code, stdout, stderr: stderr.toString() });
    });
  });
}

/** One signature or document time stamp as it stands in a file. */
export interface FoundSignature {
  readonly subFilter: string;
  /** The DER in `/Contents`, without the padding. */
  readonly der: Uint8Array<ArrayBuffer>;
  /** The bytes that `/ByteRange` covers. */
  readonly signed: Uint8Array;
}

/** Finds signatures in a file that the signer wrote, in the order of its revisions. */
export function findSignatures(bytes: Uint8Array): FoundSignature[] {
  const text = Buffer.from(bytes).toString("latin1");
  const pattern = /\/SubFilter \/(\S+)[^>]*?\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g;
  return Array.from(text.matchAll(pattern), ([, subFilter = "", ...numbers]) => {
    const [before = 0, after = 0, rest = 0] = numbers.map(Number);
    const contents = Buffer.from(text.slice(before + 1, after - 1), "hex");
    const length = 4 + contents.readUInt16BE(2);
    return {
      subFilter,
      der: new Uint8Array(contents.subarray(0, length)),
      signed: Buffer.concat([bytes.subarray(0, before), bytes.subarray(after, after + rest)]),
    };
  });
}

/** What poppler's `pdfsig` says of each signature that is not a document time stamp, which it cannot judge. */
export async function pdfsig(bytes: Uint8Array): Promise<string[]> {
  const { stdout } = await runTool("pdfsig", ["-nocert", "signed.pdf"], { "signed.pdf": bytes });
  return Array.from(
    stdout.toString().matchAll(/Signature Type: ETSI\.CAdES\.detached[^#]*?Validation: (.*)/g),
    ([, verdict = ""]) => verdict,
  );
}

/** A rendered page: RGB, three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Renders one page as displayed with poppler. */
export async function render(bytes: Uint8Array, page: number, dpi: number): Promise<Picture> {
  const { stdout } = await runTool(
    "pdftoppm",
    ["-cropbox", "-r", `${dpi}`, "-f", `${page}`, "-l", `${page}`, "page.pdf"],
    { "page.pdf": bytes },
  );
  const [header = "", width, height] =
    /^P6\s+(\d+) (\d+)\s+255\s/.exec(stdout.subarray(0, 64).toString("latin1")) ?? [];
  return {
    width: Number(width),
    height: Number(height),
    pixels: stdout.subarray(header.length),
  };
}

/** The smallest box of pixels that holds every difference of two pictures of one size: left, top, right, bottom. */
export function differenceBox(a: Picture, b: Picture): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < a.pixels.length; at++) {
    if (Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0)) < 16) continue;
    const x = Math.floor(at / 3) % a.width;
    const y = Math.floor(at / 3 / a.width);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return [left, top, right, bottom];
}
