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

/** The five calls of the gateway's API. */
export type GatewayCall = "create" | "upload" | "sign" | "read" | "download";

/**
 * A scenario for one call. `unauthorized`: 401 whichever key is sent. `rate-limited`: 429 with `Retry-After` in
 * seconds. `server-error`: 500 unless another status is given. `malformed`: HTML, JSON cut in half, or nothing,
 * with status 200. `answer`: exactly this answer. `slow`: the true answer after `ms`. `network-error`: `fetch`
 * rejects. `hang`: no answer until the caller's signal aborts.
 */
export type CallScenario =
  | { readonly name: "unauthorized" }
  | { readonly name: "rate-limited"; readonly retryAfterSeconds?: number }
  | { readonly name: "server-error"; readonly status?: number }
  | { readonly name: "malformed"; readonly body?: "html" | "truncated" | "empty" }
  | {
      readonly name: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly name: "slow"; readonly ms: number }
  | { readonly name: "network-error" }
  | { readonly name: "hang" };

/**
 * A scenario for one call that carries files. Upload: the file is listed with the wrong MD5 from then on. Read:
 * every file of this answer is. Download: one byte of the body is not the one that was announced.
 */
export interface WrongMd5 {
  readonly name: "wrong-md5";
}

type Nameable = Exclude<CallScenario["name"], "answer" | "slow">;

/** What may be scripted for one call; a bare name stands for the scenario with its defaults. */
export type ScenarioFor<Call extends GatewayCall> =
  | CallScenario
  | Nameable
  | (Call extends "create" | "sign" ? never : WrongMd5 | "wrong-md5");
