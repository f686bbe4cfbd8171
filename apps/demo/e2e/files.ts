import { createPdf, type FixturePage } from "@sign/simulator/fixtures";
import type { PickedFile } from "./demo-page";

/** A person's contract of so many A4 pages. */
export const contract = (pages = 2, name = "Kontrakt – blåbær & fløte.pdf"): PickedFile => ({
  name,
  bytes: createPdf({
    title: name,
    pages: Array.from({ length: pages }, (_, at) => ({ lines: [`Side ${at + 1}`, "Avtaletekst"] })),
  }),
});

/** One page, turned and with a visible box that begins elsewhere than the sheet. */
export const croppedPage = (rotate: number): PickedFile => {
  const page: FixturePage = {
    rotate,
    mediaBox: [-20, 15, 620, 860],
    cropBox: [33, 71, 541, 779],
    lines: [`Rotate ${rotate}`],
  };
  return { name: `rotate-${rotate}.pdf`, bytes: createPdf({ pages: [page] }) };
};
