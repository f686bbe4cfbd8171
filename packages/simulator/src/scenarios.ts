/** Languages of the simulator's pages. */
export type Language = "nb" | "en";

/** What a scenario is called and what it does, for people, in one language. */
export interface ScenarioText {
  readonly label: string;
  readonly effect: string;
}

/**
 * The closed table of scenarios for a whole run: while one is chosen, everything that happens follows it.
 * `normal` is the absence of all others.
 */
export const scenarios = {
  normal: {
    nb: { label: "Normal", effect: "Alt virker: signeringen fullføres med en gang." },
    en: { label: "Normal", effect: "Everything works: the signing finishes at once." },
  },
  cancel: {
    nb: {
      label: "Avbrutt",
      effect: "Signeringen blir avbrutt idet BankID-siden åpnes, og personen sendes tilbake.",
    },
    en: {
      label: "Cancelled",
      effect: "The signing is cancelled as BankID's page opens, and the person is sent back.",
    },
  },
  fail: {
    nb: { label: "Mislykket", effect: "BankID svarer med feil når personen trykker Signer." },
    en: { label: "Failed", effect: "BankID answers with an error when the person presses Sign." },
  },
  timeout: {
    nb: { label: "Tiden er ute", effect: "Tiden er ute idet BankID-siden åpnes." },
    en: { label: "Timed out", effect: "The time is up as BankID's page opens." },
  },
  "never-return": {
    nb: {
      label: "Kommer aldri tilbake",
      effect: "BankID-siden stopper ved signering, uten vei tilbake. Lenken kan åpnes igjen.",
    },
    en: {
      label: "Never returns",
      effect: "BankID's page stops at signing, with no way back. The link can be opened again.",
    },
  },
  "slow-finish": {
    nb: {
      label: "Treg fullføring",
      effect: "Personen kommer tilbake før de signerte filene er klare, 8 sekunder senere.",
    },
    en: {
      label: "Slow finish",
      effect: "The person is back before the signed files are ready, 8 seconds later.",
    },
  },
  "finished-without-files": {
    nb: {
      label: "Ferdig uten filer",
      effect: "Gatewayen sier ferdig, men gir ingen signerte filer.",
    },
    en: {
      label: "Finished without files",
      effect: "The gateway says finished, but lists no signed files.",
    },
  },
  "first-key-refused": {
    nb: { label: "Første nøkkel avvist", effect: "Bare den andre produktnøkkelen virker." },
    en: { label: "First key refused", effect: "Only the second product key works." },
  },
  "rate-limited": {
    nb: {
      label: "For mange kall",
      effect: "Hvert kall til gatewayen avvises med 429, vent 2 sekunder.",
    },
    en: {
      label: "Rate limited",
      effect: "Every call to the gateway is refused with 429, wait 2 seconds.",
    },
  },
  "server-error": {
    nb: { label: "Tjenerfeil", effect: "Hvert kall til gatewayen svarer 500." },
    en: { label: "Server error", effect: "Every call to the gateway answers 500." },
  },
  malformed: {
    nb: {
      label: "Uleselig svar",
      effect: "Hvert kall til gatewayen svarer med HTML i stedet for JSON.",
    },
    en: { label: "Malformed answer", effect: "Every call to the gateway answers HTML, not JSON." },
  },
  unreachable: {
    nb: { label: "Får ikke kontakt", effect: "Ingen kall når fram til gatewayen." },
    en: { label: "Unreachable", effect: "No call reaches the gateway." },
  },
  silent: {
    nb: { label: "Svarer aldri", effect: "Gatewayen tar imot kall og svarer aldri." },
    en: { label: "Never answers", effect: "The gateway takes calls and never answers." },
  },
  "answers-lost": {
    nb: {
      label: "Svar som blir borte",
      effect: "Gatewayen tar imot filer og starter signering, men svaret kommer aldri fram.",
    },
    en: {
      label: "Answers get lost",
      effect: "The gateway takes files and starts signing, but its answer never arrives.",
    },
  },
  "keys-refused": {
    nb: { label: "Begge nøkler avvist", effect: "Ingen av produktnøklene virker." },
    en: { label: "Both keys refused", effect: "Neither product key works." },
  },
  "unknown-status": {
    nb: { label: "Ukjent status", effect: "Gatewayen oppgir en status ingen kjenner." },
    en: { label: "Unknown status", effect: "The gateway tells a status nobody knows." },
  },
  "fewer-files": {
    nb: { label: "For få filer", effect: "Den siste signerte filen mangler i svaret." },
    en: { label: "Too few files", effect: "The last signed file is missing from the answer." },
  },
  "wrong-order": {
    nb: {
      label: "Feil rekkefølge",
      effect: "De signerte filene kommer i omvendt rekkefølge, med andre navn.",
    },
    en: {
      label: "Wrong order",
      effect: "The signed files come the other way round, under other names.",
    },
  },
  "foreign-media": {
    nb: { label: "Filer et annet sted", effect: "De signerte filene ligger på en annen tjener." },
    en: { label: "Files elsewhere", effect: "The signed files lie on another server." },
  },
  "html-media": {
    nb: { label: "HTML i stedet for fil", effect: "En nedlasting gir en HTML-side, ikke filen." },
    en: { label: "HTML for a file", effect: "A download gives an HTML page, not the file." },
  },
  "truncated-media": {
    nb: { label: "Halve filer", effect: "En nedlasting stopper etter halve filen." },
    en: { label: "Half files", effect: "A download stops after half of the file." },
  },
  "wrong-md5": {
    nb: { label: "Feil sjekksum", effect: "De signerte filene er oppført med feil MD5." },
    en: { label: "Wrong checksum", effect: "The signed files are listed with the wrong MD5." },
  },
  "tampered-file": {
    nb: {
      label: "Endret fil",
      effect: "Den signerte filen er endret etter signering; sjekksummen stemmer likevel.",
    },
    en: {
      label: "Tampered file",
      effect: "The signed file was changed after signing; its checksum matches all the same.",
    },
  },
  expired: {
    nb: {
      label: "Slettet etter 48 timer",
      effect: "Straks signeringen er ferdig, er økten og filene slettet.",
    },
    en: {
      label: "Deleted after 48 hours",
      effect: "As soon as the signing has finished, the session and its files are deleted.",
    },
  },
} as const satisfies Record<string, Readonly<Record<Language, ScenarioText>>>;

/** Name of a scenario for a whole run. */
export type ScenarioName = keyof typeof scenarios;

/** Every scenario's name, in the order they are shown. */
export const scenarioNames = Object.keys(scenarios) as [ScenarioName, ...ScenarioName[]];

/** True for the name of a scenario in {@link scenarios}. */
export const isScenarioName = (value: unknown): value is ScenarioName =>
  typeof value === "string" && Object.hasOwn(scenarios, value);
