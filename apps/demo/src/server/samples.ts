import { createPdf } from "@sign/simulator/fixtures";
import type { SampleLink } from "../demo-contract";
import { makeLease } from "./lease";
import { typesetPdf } from "./pdf/typeset";

interface Sample {
  readonly about: SampleLink["about"];
  readonly make: () => Uint8Array<ArrayBuffer>;
}

const letter = (): Uint8Array<ArrayBuffer> =>
  typesetPdf({
    title: "Fullmakt",
    language: "nb",
    running: "Prøvedokument uten rettslig virkning",
    footer: (page, of) => `Fullmakt – side ${page} av ${of}`,
    blocks: [
      { kind: "title", text: "Fullmakt", subtitle: "Henting av pakke" },
      {
        kind: "paragraph",
        text: "Jeg gir med dette naboen min fullmakt til å hente én pakke for meg på nærmeste utleveringssted. Fullmakten gjelder i fjorten dager.",
      },
      { kind: "signing", caption: "Signatur" },
    ],
  });

const turnedAndCropped = (): Uint8Array<ArrayBuffer> =>
  createPdf({
    title: "Rotated and cropped pages",
    pages: ([0, 90, 180, 270] as const).map((rotate) => ({
      rotate,
      cropBox: [40, 60, 555, 800],
      lines: [`This page is turned ${rotate} degrees and cropped.`],
    })),
  });

const samples: Readonly<Record<string, Sample>> = {
  "fullmakt.pdf": {
    about: { nb: "Ett kort brev, én side", en: "A short letter, one page" },
    make: letter,
  },
  "leieavtale.pdf": {
    about: { nb: "En avtale på tre sider", en: "An agreement of three pages" },
    make: () => makeLease(1001).bytes,
  },
  "rotert-og-beskåret.pdf": {
    about: {
      nb: "Fire sider, rotert og beskåret",
      en: "Four pages, rotated and cropped",
    },
    make: turnedAndCropped,
  },
  "stor.pdf": {
    about: { nb: "En stor fil, 30 MB", en: "A large file, 30 MB" },
    make: () => createPdf({ title: "Large file", sizeBytes: 30_000_000 }),
  },
  "avkuttet.pdf": {
    about: { nb: "Skal avvises: slutten mangler", en: "To be refused: the end is missing" },
    make: () => makeLease(1001).bytes.slice(0, 4000),
  },
  "ikke-pdf.pdf": {
    about: { nb: "Skal avvises: ikke en PDF", en: "To be refused: not a PDF" },
    make: () => new TextEncoder().encode("Dette er en tekst, ikke en PDF.\n"),
  },
};

/** The bytes of one sample by its file name, or `null` when there is none by that name. */
export const makeSample = (name: string): Uint8Array<ArrayBuffer> | null =>
  Object.hasOwn(samples, name) ? (samples[name]?.make() ?? null) : null;

/** What the page lists for trying out; `base` is the address the samples are served under. */
export const sampleLinks = (base: string): SampleLink[] =>
  Object.entries(samples).map(([name, { about }]) => ({
    href: `${base}/${encodeURIComponent(name)}`,
    name,
    about,
  }));
