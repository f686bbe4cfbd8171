import type { HostilePdf } from "./fixture-hostile";
import { smallPdf } from "./fixture-small";

const page = (name: string, findings: readonly string[], entries: string): HostilePdf => ({
  name,
  findings,
  make: () => smallPdf({ page: entries }),
});

/** Pages of sizes that nobody expects. */
export const hostileBoxes: readonly HostilePdf[] = [
  page("page without any extent", ["page_size_unclear"], "/MediaBox [0 0 0 0]"),
  page("page with its corners exchanged", [], "/MediaBox [595 842 0 0]"),
  page("page in negative space", [], "/MediaBox [-900 -900 -305 -58]"),
  page("page whose box is not of numbers", ["pdf_needs_repair"], "/MediaBox [NaN 0 abc 842]"),
  page("page whose box is of three numbers", ["page_size_unclear"], "/MediaBox [0 0 595]"),
  page("page with a box that is a name", ["page_size_unclear"], "/MediaBox /A4"),
  page("page cropped to nothing", [], "/MediaBox [0 0 595 842] /CropBox [900 900 950 950]"),
  page("page of 3 by 3 centimetres", ["page_too_small"], "/MediaBox [0 0 85 85]"),
  page("page turned so that it is too low", ["page_too_small"], "/MediaBox [0 0 40 300] /Rotate 0"),
  page("small page in large units", [], "/MediaBox [0 0 85 85] /UserUnit 2"),
  page("page of 14,400 points", [], "/MediaBox [0 0 14400 14400]"),
  page("page of a billion points", [], "/MediaBox [0 0 1000000000 1000000000]"),
  page("page with a turn of 45 degrees", [], "/MediaBox [0 0 595 842] /Rotate 45"),
  page("page with units below zero", [], "/MediaBox [0 0 595 842] /UserUnit -3"),
];
