import { latin1, stream } from "./fixture-file";
import type { HostilePdf } from "./fixture-hostile";
import { smallPdf } from "./fixture-small";
import { writtenStream } from "./fixture-written";

const garbage = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919 + (at >> 3)) & 255);
const shows = (resource: string): string => `/Resources << ${resource} >>`;
const picture = (filter: string): HostilePdf["make"] => {
  const dictionary = `/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /${filter}`;
  return () =>
    smallPdf({
      page: shows("/XObject << /P 5 0 R >>"),
      content: "200 0 0 200 9 9 cm /P Do",
      objects: { 5: stream(dictionary, garbage) },
    });
};

/** Pages that are hard to draw. Signing does not draw them, so that nothing is found; a preview has to survive them. */
export const hostileContents: readonly HostilePdf[] = [
  {
    name: "form that draws itself",
    findings: [],
    make: () =>
      smallPdf({
        page: shows("/XObject << /F 5 0 R >>"),
        content: "/F Do",
        objects: {
          5: writtenStream(
            "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /F 5 0 R >> >>",
            "0 0 10 10 re f /F Do /F Do",
          ),
        },
      }),
  },
  {
    name: "pattern that is painted with itself",
    findings: [],
    make: () =>
      smallPdf({
        page: shows("/Pattern << /P 5 0 R >>"),
        content: "/Pattern cs /P scn 0 0 500 500 re f",
        objects: {
          5: writtenStream(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /P 5 0 R >> >>",
            "/Pattern cs /P scn 0 0 9 9 re f",
          ),
        },
      }),
  },
  {
    name: "font program of garbage",
    findings: [],
    make: () =>
      smallPdf({
        page: shows("/Font << /F1 5 0 R >>"),
        content: "BT /F1 40 Tf 40 400 Td (Garbage) Tj ET",
        objects: {
          5: "<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 32 /LastChar 33 /Widths [500 500] /FontDescriptor 6 0 R >>",
          6: "<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 /FontFile2 7 0 R >>",
          7: stream("", garbage),
        },
      }),
  },
  {
    name: "colour profile of garbage",
    findings: [],
    make: () =>
      smallPdf({
        page: shows("/ColorSpace << /C [/ICCBased 5 0 R] >>"),
        content: "/C cs 0.5 0.5 0.5 sc 9 9 300 300 re f",
        objects: { 5: stream("/N 3 /Alternate /DeviceRGB", garbage) },
      }),
  },
  { name: "JPEG 2000 picture of garbage", findings: [], make: picture("JPXDecode") },
  { name: "JBIG2 picture of garbage", findings: [], make: picture("JBIG2Decode") },
  { name: "JPEG picture of garbage", findings: [], make: picture("DCTDecode") },
  { name: "fax picture of garbage", findings: [], make: picture("CCITTFaxDecode") },
  { name: "LZW picture of garbage", findings: [], make: picture("LZWDecode") },
  {
    name: "a million operators",
    findings: [],
    make: () => smallPdf({ content: "1 0 0 RG 9 9 m 99 99 l S\n".repeat(250_000) }),
  },
  {
    name: "states saved and never restored",
    findings: [],
    make: () => smallPdf({ content: "q ".repeat(20_000) }),
  },
  {
    name: "function that calls itself",
    findings: [],
    make: () =>
      smallPdf({
        page: shows(
          "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function 5 0 R >> >>",
        ),
        content: "/S sh",
        objects: {
          5: "<< /FunctionType 3 /Domain [0 1] /Functions [5 0 R] /Bounds [] /Encode [0 1] >>",
        },
      }),
  },
  {
    name: "content that refers to itself",
    findings: [],
    make: () => smallPdf({ objects: { 4: "[4 0 R 4 0 R]" } }),
  },
  {
    name: "content of garbage",
    findings: [],
    make: () => smallPdf({ objects: { 4: stream("", latin1(String.fromCharCode(...garbage))) } }),
  },
];
