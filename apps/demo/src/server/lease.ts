import { type Block, typesetPdf } from "./pdf/typeset";

/** A document as the server gives it: file name for people, and its bytes. */
export interface MadeDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const kroner = new Intl.NumberFormat("en", { useGrouping: true });
const amount = (value: number): string => `kr ${kroner.format(value).replaceAll(",", " ")},00`;

const clauses: readonly (readonly [heading: string, ...paragraphs: string[]])[] = [
  [
    "1. Leieobjektet",
    "Boligen leies ut umøblert, med hvitevarer, til bruk som bolig for leietakeren og leietakerens husstand. " +
      "Leieforholdet omfatter én bod i kjelleren, én sykkelplass i bakgården og rett til å bruke fellesarealene.",
    "Boligen overtas ryddet og rengjort. Feil og mangler som oppdages ved overtakelsen, meldes skriftlig innen fjorten dager.",
  ],
  [
    "2. Leietid og oppsigelse",
    "Leieforholdet er tidsubestemt og kan sies opp av begge parter med tre måneders varsel, regnet fra utløpet " +
      "av den kalendermåneden oppsigelsen kom fram. Oppsigelsen skal være skriftlig.",
  ],
  [
    "3. Leie og depositum",
    "Leien betales forskuddsvis innen den første i hver måned. Strøm og bredbånd betales av leietakeren i tillegg. " +
      "Leien kan reguleres én gang i året i takt med konsumprisindeksen.",
    "Depositumet settes på en egen konto i leietakerens navn og frigis når leieforholdet er gjort opp.",
  ],
  [
    "4. Leietakerens plikter",
    "Leietakeren skal behandle boligen med tilbørlig aktsomhet, følge vanlige ordensregler og sørge for ro mellom " +
      "klokken 23 og 7. Skader meldes til utleieren uten ugrunnet opphold. Røykvarsler og brannslokker kontrolleres " +
      "av leietakeren hvert kvartal.",
    "Framleie og dyrehold krever samtykke. Samtykke kan ikke nektes uten saklig grunn.",
  ],
  [
    "5. Utleierens plikter",
    "Utleieren holder boligen i den stand den var ved overtakelsen, vedlikeholder rør, ledninger og ytre flater, " +
      "og bytter hvitevarer som slutter å virke av elde. Utleieren varsler minst en uke før arbeid i boligen.",
  ],
  [
    "6. Nøkler og fraflytting",
    "Leietakeren får tre nøkler og leverer de samme tilbake. Ved fraflytting skal boligen være ryddet, rengjort og i " +
      "samme stand som ved overtakelsen, med unntak av vanlig slit og elde.",
    "Partene går gjennom boligen sammen senest på fraflyttingsdagen og skriver ned det de er enige om.",
  ],
];

/**
 * A residential lease in Norwegian, three A4 pages with a line to sign on the last. Invented throughout: the flat,
 * the landlord and the sums are derived from the number, and the tenant is whoever signs.
 */
export function makeLease(leaseId: number): MadeDocument {
  const flat = `H0${1 + (leaseId % 4)}0${1 + (leaseId % 3)}`;
  const rent = 11_500 + (leaseId % 17) * 250;
  const title = `Leieavtale nr. ${leaseId}`;
  const blocks: Block[] = [
    { kind: "title", text: title, subtitle: "Avtale om leie av bolig" },
    {
      kind: "facts",
      rows: [
        ["Utleier", "Blåklokke Utleie (oppdiktet)"],
        ["Leietaker", "Den som signerer med BankID"],
        ["Eiendom", `Prøveveien 7, leilighet ${flat}, 0000 Øvingsås`],
        ["Månedsleie", amount(rent)],
        ["Depositum", amount(rent * 3)],
        ["Overtakelse", "Første virkedag i neste måned"],
      ],
    },
    ...clauses.flatMap(([heading, ...paragraphs]): Block[] => [
      { kind: "heading", text: heading },
      ...paragraphs.map((text): Block => ({ kind: "paragraph", text })),
    ]),
    { kind: "page-break" },
    { kind: "heading", text: "7. Signering" },
    {
      kind: "paragraph",
      text:
        "Avtalen signeres elektronisk med BankID. Den signerte filen er originalen; hver part beholder sin kopi. " +
        "Les hele avtalen før du signerer.",
    },
    { kind: "signing", caption: "Leietakerens signatur" },
  ];
  const bytes = typesetPdf({
    title,
    language: "nb",
    running: "Blåklokke Utleie – prøvedokument uten rettslig virkning",
    footer: (page, of) => `${title} – side ${page} av ${of}`,
    blocks,
  });
  return { name: `Leieavtale ${leaseId} – Prøveveien 7.pdf`, bytes };
}
