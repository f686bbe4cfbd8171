import { join, latin1 } from "./fixture-file";
import type { HostilePdf } from "./fixture-hostile";
import { smallPdf } from "./fixture-small";
import { writtenStream } from "./fixture-written";

const repeated = (text: string, times: number): string => text.repeat(times);

/** Forty nodes, each listing the next one twice: a trillion pages for whoever walks on. */
const doubling = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [
    5 + at,
    `<< /Type /Pages /Parent ${at === 0 ? 2 : 4 + at} 0 R /Count 2 /Kids [${
      at < 39 ? `${6 + at} 0 R ${6 + at} 0 R` : "3 0 R"
    }] >>`,
  ]),
);

/** A chain of two hundred nodes above the one page. */
const chain = Object.fromEntries(
  Array.from({ length: 200 }, (_, at) => [
    5 + at,
    `<< /Type /Pages /Parent ${at === 0 ? 2 : 4 + at} 0 R /Count 1 /Kids [${at < 199 ? 6 + at : 3} 0 R] >>`,
  ]),
);

/** Files whose objects form loops, or more than anyone can hold. */
export const hostileTrees: readonly HostilePdf[] = [
  {
    name: "page tree that is its own child",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ tree: "/Kids [2 0 R] /Count 1" }),
  },
  {
    name: "page tree that loops through a node",
    findings: ["pdf_damaged"],
    make: () =>
      smallPdf({
        tree: "/Kids [3 0 R 5 0 R] /Count 2",
        objects: { 5: "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>" },
      }),
  },
  {
    name: "page tree that doubles at every level",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ tree: "/Kids [5 0 R] /Count 1", objects: doubling }),
  },
  {
    name: "page tree two hundred levels deep",
    findings: ["pdf_too_complex"],
    make: () => smallPdf({ tree: "/Kids [5 0 R] /Count 1", objects: chain }),
  },
  {
    name: "a billion pages, it says",
    findings: ["pdf_needs_repair"],
    make: () => smallPdf({ tree: "/Kids [3 0 R] /Count 1000000000" }),
  },
  {
    name: "fewer than no pages, it says",
    findings: ["pdf_needs_repair"],
    make: () => smallPdf({ tree: "/Kids [3 0 R] /Count -1" }),
  },
  {
    name: "the same page twice",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ tree: "/Kids [3 0 R 3 0 R] /Count 2" }),
  },
  {
    name: "no page tree",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ objects: { 2: "null" } }),
  },
  {
    name: "a page that is not there",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ tree: "/Kids [3 0 R 77 0 R] /Count 2" }),
  },
  {
    name: "no pages in the tree",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ tree: "/Kids [] /Count 0" }),
  },
  {
    name: "a hundred thousand arrays in each other",
    findings: ["pdf_too_complex"],
    make: () => smallPdf({ objects: { 5: repeated("[", 100_000) + repeated("]", 100_000) } }),
  },
  {
    name: "dictionaries in each other without end",
    findings: ["pdf_too_complex"],
    make: () => smallPdf({ catalog: repeated("/A <<", 50_000) }),
  },
  {
    name: "a million objects",
    findings: ["pdf_too_complex"],
    make() {
      const many = latin1(repeated("9 0 obj 0 endobj\n", 1_000_000));
      const file = smallPdf();
      return join([file.subarray(0, 15), many, file.subarray(15)]);
    },
  },
  {
    name: "numbers beyond all bounds",
    findings: ["pdf_needs_repair"],
    make: () =>
      smallPdf({
        page: `/MediaBox [0 0 595 842] /UserUnit 1 /Tabs ${repeated("9", 400)}`,
        catalog: "/Big 99999999999999999999999999999999999999 /Small -0.0000000000000000000000001",
      }),
  },
  {
    name: "references to objects with impossible numbers",
    findings: [],
    make: () => smallPdf({ catalog: "/Dests 999999999999999 0 R /Threads 0 65535 R" }),
  },
  {
    name: "outlines that loop",
    findings: [],
    make: () =>
      smallPdf({
        catalog: "/Outlines 5 0 R",
        objects: {
          5: "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
          6: "<< /Title (on and on) /Parent 5 0 R /First 6 0 R /Next 6 0 R /Prev 6 0 R >>",
        },
      }),
  },
  {
    name: "names that loop",
    findings: [],
    make: () =>
      smallPdf({
        catalog: "/Names << /Dests 5 0 R >>",
        objects: { 5: "<< /Kids [5 0 R 5 0 R] /Limits [(a) (z)] >>" },
      }),
  },
  {
    name: "a name of a million characters",
    findings: ["not_inspected"],
    make: () => smallPdf({ objects: { 5: `<< /${repeated("x", 1_000_000)} 1 >>` } }),
  },
  {
    name: "a string that never ends",
    findings: ["pdf_damaged"],
    make: () => smallPdf({ catalog: "/Note (it goes on and on" }),
  },
  {
    name: "metadata that refers to itself",
    findings: [],
    make: () =>
      smallPdf({
        catalog: "/Metadata 5 0 R",
        objects: { 5: writtenStream("/Type /Metadata /Subtype /XML /Next 5 0 R", "<x/>") },
      }),
  },
];
