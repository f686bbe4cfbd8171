import { deflateRun, deflateStored } from "./fixture-deflate";
import { latin1, stream } from "./fixture-file";
import type { HostilePdf } from "./fixture-hostile";
import { smallPdf } from "./fixture-small";

/** So much that nobody can hold it, in two megabytes. */
const HUGE = 300_000_000;
const flate = "/Filter /FlateDecode";

/** Files that are small, and large when they are unpacked. */
export const hostileBombs: readonly HostilePdf[] = [
  {
    name: "bomb in an object stream",
    findings: ["pdf_too_complex"],
    make: () =>
      smallPdf({
        objects: { 5: stream(`/Type /ObjStm /N 1 /First 4 ${flate}`, deflateRun("6 0 ", HUGE)) },
      }),
  },
  {
    name: "bomb in a cross-reference stream",
    findings: ["pdf_too_complex"],
    make: () =>
      smallPdf({
        objects: {
          5: stream(`/Type /XRef /Size 9 /W [1 4 2] /Root 1 0 R ${flate}`, deflateRun("\0", HUGE)),
        },
      }),
  },
  {
    name: "bomb in a hundred object streams",
    findings: ["pdf_too_complex"],
    make() {
      const part = stream(`/Type /ObjStm /N 1 /First 4 ${flate}`, deflateRun("6 0 ", 8_000_000));
      const numbers = Array.from({ length: 100 }, (_, at) => 5 + at);
      return smallPdf({ objects: Object.fromEntries(numbers.map((number) => [number, part])) });
    },
  },
  {
    name: "bomb behind two filters",
    findings: ["pdf_needs_repair"],
    make: () =>
      smallPdf({
        objects: {
          5: stream(
            "/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]",
            deflateStored(deflateRun("6 0 ", HUGE)),
          ),
        },
      }),
  },
  {
    name: "bomb in the page's content",
    findings: [],
    make: () => smallPdf({ objects: { 4: stream(flate, deflateRun(" ", HUGE / 3)) } }),
  },
  {
    name: "bomb in a picture",
    findings: [],
    make: () =>
      smallPdf({
        page: "/Resources << /XObject << /P 5 0 R >> >>",
        content: "500 0 0 500 9 9 cm /P Do",
        objects: {
          5: stream(
            `/Type /XObject /Subtype /Image /Width 10000 /Height 10000 /BitsPerComponent 8 /ColorSpace /DeviceGray ${flate}`,
            deflateRun("\0", HUGE / 3),
          ),
        },
      }),
  },
  {
    name: "object stream in an object stream",
    findings: ["pdf_needs_repair"],
    make: () =>
      smallPdf({
        objects: {
          5: stream(
            "/Type /ObjStm /N 1 /First 4",
            latin1("6 0 << /Type /ObjStm /N 1 /First 4 /Length 9 >>\nstream\n1 0 null\nendstream"),
          ),
        },
      }),
  },
  {
    name: "object stream that says it holds a billion objects",
    findings: ["pdf_too_complex"],
    make: () =>
      smallPdf({
        objects: { 5: stream("/Type /ObjStm /N 1000000000 /First 4", latin1("6 0 null")) },
      }),
  },
  {
    name: "object stream of garbage",
    findings: ["pdf_needs_repair"],
    make: () =>
      smallPdf({
        objects: {
          5: stream(`/Type /ObjStm /N 3 /First 20 ${flate}`, latin1("not deflated at all")),
        },
      }),
  },
];
