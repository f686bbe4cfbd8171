import { join, latin1 } from "./fixture-file";
import { createWrittenPdf, writtenStream } from "./fixture-written";

/** Pictures that only an own decoder can read, or that need one to get their colours right. */
export type FixturePicture = "jpeg-2000" | "jbig2" | "icc";

/**
 * 24 × 24 pixels, blue on the left and red on the right; made with ImageMagick:
 * `convert -size 24x24 "xc:#0050c8" -fill "#c80000" -draw "rectangle 12,0 23,23" -depth 8 -type TrueColor -strip x.jp2`.
 */
const JPEG_2000 =
  "AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAGAAAABgAAwcHAAAAAAAPY29s" +
  "cgEAAAAAABAAAAEuanAyY/9P/1EALwAAAAAAGAAAABgAAAAAAAAAAAAAABgAAAAYAAAAAAAAAAAAAwcBAQcBAQcBAf9S" +
  "AAwAAAABAQQEBAAB/1wAEEBASEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w" +
  "/5AACgAAAAAAqgAB/5PPtBgOB96sOh/fgCgCnzbpD9+AKAgkH3wPwfOCAAHfx9oGAAJk78/ADAj9k8D5AgAQLw5Iw+oH" +
  "ABAwTks4wB/H2hAADyyUHWdI93fB84UAHPhfYufH2hYAHPhd28HtR2L2BT/PwDAcTFtggt/8BwEvt3PB84kALFzF6XTt" +
  "CP9/w+oKACxcxy+PeABl/3/PwDArsMP5OT8AZf0fbH//2Q==";

const fromBase64 = (text: string): Uint8Array => latin1(atob(text));

/** A black square of 16 × 16 in the middle of 24 × 24 white pixels, in two dimensional fax coding (ITU-T T.6). */
const FAX_SQUARE = [0xf3, 0x60, 0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xe3, 0xe0, 0x02, 0x00, 0x20];

const word = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];

/** A JBIG2 segment on page 1 that refers to no other (ITU-T T.88, 7.2). */
const segment = (number: number, type: number, data: readonly number[]): readonly number[] => [
  ...word(number),
  type,
  0,
  1,
  ...word(data.length),
  ...data,
];

/** Page information and an immediate generic region in MMR coding (ITU-T T.88, 7.4.8 and 7.4.6), as a PDF embeds them. */
const JBIG2 = [
  ...segment(0, 48, [...word(24), ...word(24), ...word(0), ...word(0), 0, 0, 0]),
  ...segment(1, 38, [...word(24), ...word(24), ...word(0), ...word(0), 0, 1, ...FAX_SQUARE]),
];

const s15Fixed16 = (value: number): readonly number[] => word(Math.round(value * 65_536) >>> 0);
const signature = (text: string): readonly number[] => [...latin1(text)];
const xyz = (x: number, y: number, z: number): readonly number[] => [
  ...signature("XYZ "),
  ...word(0),
  ...s15Fixed16(x),
  ...s15Fixed16(y),
  ...s15Fixed16(z),
];

/** An RGB colour profile (ICC.1) whose red is blue and whose blue is red, so that whoever honours it shows other colours. */
function swappedProfile(): Uint8Array {
  const curve = [...signature("curv"), ...word(0), ...word(0)];
  const tags: readonly (readonly [name: string, data: readonly number[]])[] = [
    ["wtpt", xyz(0.9642, 1, 0.8249)],
    ["rXYZ", xyz(0.1431, 0.0606, 0.7141)],
    ["gXYZ", xyz(0.3851, 0.7169, 0.0971)],
    ["bXYZ", xyz(0.4361, 0.2225, 0.0139)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const data: number[] = [];
  const table: number[] = [...word(tags.length)];
  const start = 128 + 4 + tags.length * 12;
  for (const [name, bytes] of tags) {
    table.push(...signature(name), ...word(start + data.length), ...word(bytes.length));
    data.push(...bytes);
  }
  const header = [
    ...word(start + data.length),
    ...word(0),
    ...word(0x02_10_00_00),
    ...signature("mntrRGB XYZ "),
    ...Array<number>(12).fill(0),
    ...signature("acsp"),
    ...Array<number>(28).fill(0),
    ...s15Fixed16(0.9642),
    ...s15Fixed16(1),
    ...s15Fixed16(0.8249),
    ...Array<number>(48).fill(0),
  ];
  return Uint8Array.from([...header, ...table, ...data]);
}

const PLACED = "160 0 0 160 20 20 cm /Picture Do";

/**
 * A page of 200 × 200 points with a picture of 160 × 160 in its middle. "jpeg-2000": left half blue, right half
 * red. "jbig2": a black square on white. "icc": all `1 0 0` in a profile that makes it blue.
 */
export function createPicturePdf(picture: FixturePicture): Uint8Array<ArrayBuffer> {
  const object = (entries: string, body: Uint8Array): Uint8Array =>
    writtenStream(
      `/Type /XObject /Subtype /Image /Width 24 /Height 24 /BitsPerComponent ${entries}`,
      body,
    );
  const pictures: Record<FixturePicture, () => readonly Uint8Array[]> = {
    "jpeg-2000": () => [
      object("8 /ColorSpace /DeviceRGB /Filter /JPXDecode", fromBase64(JPEG_2000)),
    ],
    jbig2: () => [object("1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", Uint8Array.from(JBIG2))],
    icc: () => [
      object(
        "8 /ColorSpace [/ICCBased 6 0 R]",
        join(Array.from({ length: 576 }, () => Uint8Array.of(255, 0, 0))),
      ),
      writtenStream("/N 3 /Alternate /DeviceRGB", swappedProfile()),
    ],
  };
  return createWrittenPdf({
    content: PLACED,
    resources: "/XObject << /Picture 5 0 R >>",
    objects: pictures[picture](),
  });
}
