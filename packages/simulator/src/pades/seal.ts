import { SEAL } from "./geometry";
import { dictionary, latin1, name, type PdfDictionary } from "./pdf-value";
import { fitText, showText } from "./seal-text";

/** How the seal looks: content operators within a box of {@link SEAL}'s size, and the fonts they name. */
export interface SealAppearance {
  readonly content: Uint8Array;
  readonly resources: PdfDictionary;
}

const COLORS = {
  card: "0.969 0.961 0.988",
  edge: "0.447 0.353 0.620",
  brand: "0.224 0.075 0.298",
  text: "0.120 0.110 0.150",
  shield: "0.000 0.478 0.278",
  band: "0.706 0.137 0.094",
  white: "1 1 1",
} as const;

const EDGE = 0.75;
const RADIUS = 4;
const BAND = 12.5;
const MARGIN = 6;
/** Control points of a quarter circle lie at this share of the radius. */
const ARC = 0.5523;
const REGULAR = "F1";
const BOLD = "F2";
const WARNING = "TEST – ikke gyldig";

/** A rectangle with round corners, `inset` points inside the seal's edges. */
function roundedCard(inset: number): string {
  const [left, bottom] = [inset, inset];
  const [right, top] = [SEAL.width - inset, SEAL.height - inset];
  const radius = RADIUS - inset;
  const pull = radius * (1 - ARC);
  return [
    `${left + radius} ${bottom} m ${right - radius} ${bottom} l`,
    `${right - pull} ${bottom} ${right} ${bottom + pull} ${right} ${bottom + radius} c`,
    `${right} ${top - radius} l`,
    `${right} ${top - pull} ${right - pull} ${top} ${right - radius} ${top} c`,
    `${left + radius} ${top} l`,
    `${left + pull} ${top} ${left} ${top - pull} ${left} ${top - radius} c`,
    `${left} ${bottom + radius} l`,
    `${left} ${bottom + pull} ${left + pull} ${bottom} ${left + radius} ${bottom} c h`,
  ].join("\n");
}

/** A shield with a tick, twelve points high, its lower tip at 0, 0. */
const SHIELD = [
  `${COLORS.shield} rg`,
  "0 0 m 3.4 1.7 5 4.4 5 7.6 c 5 10.4 l 3.2 10.4 1.5 11 0 12 c",
  "-1.5 11 -3.2 10.4 -5 10.4 c -5 7.6 l -5 4.4 -3.4 1.7 0 0 c f",
  `${COLORS.white} RG 1.2 w 1 J 1 j -2.3 6.4 m -0.6 4.7 l 2.4 8 l S`,
].join("\n");

/** The day in Norway, `DD.MM.YYYY`. */
function norwegianDate(at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Oslo",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).formatToParts(at);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? "";
  return `${part("day")}.${part("month")}.${part("year")}`;
}

const helvetica = (weight: "" | "-Bold"): PdfDictionary =>
  dictionary({
    Type: name("Font"),
    Subtype: name("Type1"),
    BaseFont: name(`Helvetica${weight}`),
    Encoding: name("WinAnsiEncoding"),
  });

/** Draws the seal: a light card like the vendor's with who signed and when, and a band that says it is a test and not valid. */
export function drawSeal(signer: string, at: Date): SealAppearance {
  const person = fitText(signer, SEAL.width - 2 * MARGIN, 8, 5.5);
  const content = [
    "q",
    roundedCard(0),
    "W n",
    `${COLORS.card} rg 0 0 ${SEAL.width} ${SEAL.height} re f`,
    `${COLORS.band} rg 0 0 ${SEAL.width} ${BAND} re f`,
    "Q",
    `${COLORS.edge} RG ${EDGE} w`,
    roundedCard(EDGE / 2),
    "S",
    `q 1 0 0 1 ${SEAL.width - MARGIN - 5} 32.75 cm`,
    SHIELD,
    "Q",
    `${COLORS.brand} rg`,
    showText("BankID", BOLD, 9.5, MARGIN, 36.25),
    `${COLORS.text} rg ${COLORS.text} RG`,
    showText(person.text, REGULAR, person.size, MARGIN, 25.75),
    showText(norwegianDate(at), REGULAR, 6.5, MARGIN, 17.25),
    `${COLORS.white} rg`,
    showText(WARNING, BOLD, 8, MARGIN, 3.75),
  ].join("\n");
  return {
    content: latin1(content),
    resources: dictionary({
      Font: dictionary({ [REGULAR]: helvetica(""), [BOLD]: helvetica("-Bold") }),
    }),
  };
}
