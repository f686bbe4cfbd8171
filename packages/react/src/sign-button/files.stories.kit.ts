import { createPdf, type FixturePage } from "@sign/simulator/fixtures";
import { freeRules, nothingPlaced } from "../flow/beginning";
import type { ChosenDocument, KeptDocuments, StateOf } from "../flow/state";

/** A PDF file of these pages. */
export const pdfFile = (name: string, pages: readonly FixturePage[] = [{}]): File =>
  new File([createPdf({ title: name, pages })], name, { type: "application/pdf" });

const clauses = [
  "Utleier: Ole Bramserud. Leier: Aksel Herseth.",
  "Boligen ligger i Storgata 1, 0155 Oslo, i tredje etasje.",
  "Leien er 14 500 kroner i måneden og betales forskuddsvis den første.",
  "Depositumet er tre måneders leie og settes på egen konto.",
  "Leietiden begynner 1. januar og løper til den blir sagt opp.",
  "Oppsigelsestiden er tre måneder for begge parter.",
  "Leieren holder boligen i samme stand som da den ble overtatt.",
  "Husordensreglene i vedlegg A er en del av avtalen.",
];

const lines = (from: number): string[] =>
  clauses.flatMap((clause, at) => [`§ ${from + at}`, clause, ""]);

/** A lease of three pages. */
export const lease = pdfFile("Leieavtale Storgata 1.pdf", [
  { lines: ["LEIEAVTALE", "", ...lines(1)] },
  { lines: lines(9) },
  { lines: ["Sted og dato:", "", "Underskrift:"] },
]);

/** An annex with a page on its side. */
export const annex = pdfFile("Vedlegg A – husordensregler og inventarliste.pdf", [
  { lines: lines(1) },
  { rotate: 90, lines: lines(9) },
]);

/** A name with nowhere to break it. */
export const longNamed = pdfFile(
  "Leieavtale_for_Storgata_1_0155_Oslo_tredje_etasje_med_vedlegg_signeringsklar_versjon_3.pdf",
);

/** A file that begins as a PDF and has no more. */
export const damaged = new File(["%PDF-1.7 and no more"], "Leieavtale.pdf");

/** A file on a disk that never answers. */
export const unanswered: File = Object.assign(pdfFile("Leieavtale.pdf"), {
  slice: () => Object.assign(new Blob(), { arrayBuffer: () => new Promise<ArrayBuffer>(() => {}) }),
});

/** Files as documents already chosen, and what a route takes. */
export const keptOf = (...files: readonly File[]): KeptDocuments => ({
  source: "upload",
  limits: { maxDocuments: 3, maxBytes: 10_000_000 },
  documents: files.map(
    (file, index): ChosenDocument => ({
      id: `document-${index}`,
      name: file.name,
      size: file.size,
      file,
    }),
  ),
  ...nothingPlaced,
  ...freeRules,
});

/** The placing step of these files. */
export const placingOf = (...files: readonly File[]): StateOf<"placing"> => ({
  ...keptOf(...files),
  status: "placing",
  problem: null,
});
