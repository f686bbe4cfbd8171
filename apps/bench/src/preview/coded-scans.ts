import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Picture } from "./scans";

/** Codes a PNG anew with ImageMagick. */
function convert({ bytes }: Picture, folder: string, ...target: readonly string[]): Buffer {
  const source = join(folder, "page.png");
  const file = join(folder, "page.coded");
  writeFileSync(source, bytes);
  const format = target.at(-1);
  execFileSync("convert", [source, ...target.slice(0, -1), `${format}:${file}`]);
  return readFileSync(file);
}

/** The picture in JPEG 2000. */
export const toJpx = (png: Picture, folder: string): Picture => ({
  ...png,
  bytes: convert(png, folder, "-quality", "40", "jp2"),
});

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A JBIG2 segment on page 1 that refers to no other (ITU-T T.88, 7.2). */
const segment = (number: number, type: number, data: Buffer): Buffer =>
  Buffer.concat([word(number), Buffer.from([type, 0, 1]), word(data.length), data]);

/** The picture in black and white as JBIG2: page information and one generic region in MMR coding, which is ITU-T T.6. */
export function toJbig2(png: Picture, folder: string): Picture {
  const fax = convert(png, folder, "-threshold", "60%", "-compress", "Group4", "group4");
  const size = [word(png.width), word(png.height), word(0), word(0)];
  const page = segment(0, 48, Buffer.concat([...size, Buffer.from([0, 0, 0])]));
  const region = segment(1, 38, Buffer.concat([...size, Buffer.from([0, 1]), fax]));
  return { ...png, bytes: Buffer.concat([page, region]) };
}
