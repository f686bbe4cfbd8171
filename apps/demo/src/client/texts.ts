import type { PageLanguage } from "../page-language";

const nb = {
  title: "Signer en PDF med BankID",
  intro:
    "Velg en PDF, les den, plasser signaturen, signer hos BankID og få tilbake en fil som er kontrollert.",
  language: "Språk",
  theme: "Utseende",
  themes: { system: "Automatisk", light: "Lyst", dark: "Mørkt" },
  gateway: {
    simulator:
      "Alt kjører på denne maskinen mot en simulator. Ingen ekte BankID, ingen ekte signatur.",
    test: "Koblet til ZignSecs testmiljø.",
    production: "Koblet til ZignSecs produksjonsmiljø. Signaturene er ekte.",
  },
  start: "Start her",
  upload: {
    heading: "Signer din egen PDF",
    about: "Ta med én eller flere filer fra maskinen din, eller last ned en prøvefil lenger nede.",
    action: "Velg PDF og signer",
  },
  lease: {
    heading: "Signer en leieavtale fra serveren",
    about: "Serveren lager leieavtale nr. 4711 på tre sider. Du leser og signerer den.",
    action: "Les og signer avtalen",
  },
  trying: "Prøv mer",
  scenario: {
    heading: "Hva skal skje hos BankID?",
    about:
      "Velg hvordan simulatoren oppfører seg fra nå av. Valget gjelder for alle på denne serveren.",
    label: "Scenario",
  },
  users: {
    heading: "Testbrukere",
    about: "Disse fire oppdiktede personene kan signere her:",
    link: "Vis personnumre, engangskode og passord (ny fane)",
  },
  samples: {
    heading: "Prøvefiler",
    about: "Last ned en fil og velg den når du signerer.",
  },
  log: {
    heading: "Hendelser på serveren",
    about: "Det serveren melder fra om underveis. Nøkler, dokumenter og personer er aldri med.",
    empty: "Ingen hendelser ennå.",
    failed: "Hendelsene kunne ikke hentes. Prøver igjen.",
  },
  setupFailed: "Serveren svarer ikke. Last siden på nytt når den er startet.",
};

/** Every text of the demo page in one language. */
export type Texts = typeof nb;

const en: Texts = {
  title: "Sign a PDF with BankID",
  intro:
    "Choose a PDF, read it, place the seal, sign at BankID, and get back a file that has been verified.",
  language: "Language",
  theme: "Appearance",
  themes: { system: "Automatic", light: "Light", dark: "Dark" },
  gateway: {
    simulator:
      "Everything runs on this machine against a simulator. No real BankID, no real signature.",
    test: "Connected to ZignSec's test environment.",
    production: "Connected to ZignSec's production environment. The signatures are real.",
  },
  start: "Start here",
  upload: {
    heading: "Sign your own PDF",
    about: "Bring one or more files from your machine, or download a sample further down.",
    action: "Choose a PDF and sign",
  },
  lease: {
    heading: "Sign a lease from the server",
    about: "The server makes lease no. 4711, three pages in Norwegian. You read it and sign it.",
    action: "Read and sign the lease",
  },
  trying: "Try more",
  scenario: {
    heading: "What should happen at BankID?",
    about:
      "Choose how the simulator behaves from now on. The choice holds for everyone on this server.",
    label: "Scenario",
  },
  users: {
    heading: "Test users",
    about: "These four invented people can sign here:",
    link: "Show personal numbers, one-time code and password (new tab)",
  },
  samples: {
    heading: "Sample files",
    about: "Download a file and choose it when you sign.",
  },
  log: {
    heading: "Events on the server",
    about: "What the server reports on the way. Never with keys, documents or people.",
    empty: "No events yet.",
    failed: "The events could not be fetched. Trying again.",
  },
  setupFailed: "The server does not answer. Reload the page when it has been started.",
};

/** The demo page's texts by language. */
export const texts: Readonly<Record<PageLanguage, Texts>> = { nb, en };
