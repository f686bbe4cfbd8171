import type { Language } from "../scenarios";
import type { StepProblem } from "../session";

interface PageTexts {
  readonly band: string;
  readonly skip: string;
  readonly otherLanguage: string;
  readonly step: (step: number, steps: number) => string;
  readonly error: string;
  readonly back: string;
  readonly cancel: string;
  readonly next: string;
  readonly document: {
    readonly title: (document: number, documents: number) => string;
    readonly nextDocument: string;
    readonly signNow: string;
    readonly loading: string;
    readonly failed: string;
    readonly page: string;
    readonly open: string;
    readonly noScript: string;
  };
  readonly number: { readonly title: string; readonly label: string; readonly hint: string };
  readonly code: { readonly title: string; readonly label: string; readonly hint: string };
  readonly password: { readonly title: string; readonly label: string };
  readonly confirm: {
    readonly title: string;
    readonly signer: string;
    readonly documents: string;
    readonly terms: string;
    readonly sign: string;
  };
  readonly problems: Readonly<Record<StepProblem["code"], string>>;
  readonly triesLeft: (tries: number) => string;
  readonly end: Readonly<
    Record<"signed" | "cancelled" | "failed" | "timeout", { title: string; text: string }>
  >;
  readonly tooManyTries: string;
  readonly signedDocuments: string;
  readonly leave: string;
  readonly close: string;
  readonly stuck: { readonly title: string; readonly text: string };
  readonly unknown: { readonly title: string; readonly text: string };
  readonly scenarios: {
    readonly title: string;
    readonly text: string;
    readonly legend: string;
    readonly choose: string;
    readonly chosen: string;
  };
}

/** Every text of the simulator's pages. */
export const texts: Readonly<Record<Language, PageTexts>> = {
  nb: {
    band: "TEST – simulator. Ingen ekte signatur.",
    skip: "Gå til innholdet",
    otherLanguage: "English",
    step: (step, steps) => `Steg ${step} av ${steps}`,
    error: "Feil",
    back: "Tilbake",
    cancel: "Avbryt",
    next: "Neste",
    document: {
      title: (document, documents) =>
        documents === 1 ? "Les dokumentet" : `Les dokument ${document} av ${documents}`,
      nextDocument: "Neste dokument",
      signNow: "Signer nå",
      loading: "Henter dokumentet …",
      failed: "Dokumentet kan ikke vises her. Åpne PDF-en og les den før du signerer.",
      page: "Side {page} av {pages}",
      open: "Åpne PDF-en i en ny fane",
      noScript: "Uten JavaScript vises ikke sidene her. Åpne PDF-en og les den før du signerer.",
    },
    number: {
      title: "Hvem skal signere?",
      label: "Fødselsnummer",
      hint: "11 siffer. Bare testbrukerne på ZignSecs side om e-signering virker: {names}.",
    },
    code: {
      title: "Skriv engangskoden",
      label: "Engangskode",
      hint: "Testbrukernes kode står på samme side som numrene deres.",
    },
    password: { title: "Skriv BankID-passordet", label: "BankID-passord" },
    confirm: {
      title: "Bekreft signeringen",
      signer: "Du signerer som",
      documents: "Dokumenter",
      terms: "Jeg har lest og forstått alt som står her, og vil signere det med BankID.",
      sign: "Signer",
    },
    problems: {
      format: "Fødselsnummeret må ha 11 siffer.",
      "unknown-number": "Ingen testbruker har dette fødselsnummeret.",
      "wrong-code": "Engangskoden er feil.",
      "wrong-password": "Passordet er feil.",
      "terms-unchecked": "Kryss av for at du har lest dokumentene og vil signere.",
    },
    triesLeft: (tries) => (tries === 1 ? "Ett forsøk igjen." : `${tries} forsøk igjen.`),
    end: {
      signed: { title: "Oppsummering", text: "Du har signert." },
      cancelled: { title: "Signeringen er avbrutt", text: "Ingenting er signert." },
      failed: {
        title: "Signeringen mislyktes",
        text: "Ingenting er signert. Du kan begynne på nytt.",
      },
      timeout: { title: "Tiden er ute", text: "Ingenting er signert. Du kan begynne på nytt." },
    },
    tooManyTries: "Det ble for mange feil forsøk.",
    signedDocuments: "Signerte dokumenter",
    leave: "Tilbake til nettstedet",
    close: "Du kan lukke dette vinduet.",
    stuck: {
      title: "Noe gikk galt",
      text: "BankID kan ikke fortsette akkurat nå. Signeringen er fortsatt åpen.",
    },
    unknown: {
      title: "Lenken virker ikke",
      text: "Det finnes ingen signering på denne adressen. Gå tilbake dit du kom fra, og begynn på nytt.",
    },
    scenarios: {
      title: "Scenario",
      text: "Velg hva simulatoren skal gjøre. Valget gjelder fra nå av, for alle, til et annet er valgt.",
      legend: "Hva skal skje?",
      choose: "Bruk dette",
      chosen: "Nå gjelder: {label}",
    },
  },
  en: {
    band: "TEST – simulator. Not a real signature.",
    skip: "Skip to content",
    otherLanguage: "Norsk",
    step: (step, steps) => `Step ${step} of ${steps}`,
    error: "Error",
    back: "Back",
    cancel: "Cancel",
    next: "Next",
    document: {
      title: (document, documents) =>
        documents === 1 ? "Read the document" : `Read document ${document} of ${documents}`,
      nextDocument: "Next document",
      signNow: "Sign now",
      loading: "Loading the document …",
      failed: "The document cannot be shown here. Open the PDF and read it before you sign.",
      page: "Page {page} of {pages}",
      open: "Open the PDF in a new tab",
      noScript:
        "Without JavaScript the pages are not shown here. Open the PDF and read it before you sign.",
    },
    number: {
      title: "Who is signing?",
      label: "National identity number",
      hint: "11 digits. Only the test users on ZignSec's e-signing page work: {names}.",
    },
    code: {
      title: "Enter the one-time code",
      label: "One-time code",
      hint: "The test users' code is on the same page as their numbers.",
    },
    password: { title: "Enter the BankID password", label: "BankID password" },
    confirm: {
      title: "Confirm the signing",
      signer: "You sign as",
      documents: "Documents",
      terms: "I have read and understood everything listed here and want to sign it with BankID.",
      sign: "Sign",
    },
    problems: {
      format: "The national identity number must have 11 digits.",
      "unknown-number": "No test user has this national identity number.",
      "wrong-code": "The one-time code is wrong.",
      "wrong-password": "The password is wrong.",
      "terms-unchecked": "Tick the box to say that you have read the documents and want to sign.",
    },
    triesLeft: (tries) => (tries === 1 ? "One attempt left." : `${tries} attempts left.`),
    end: {
      signed: { title: "Summary", text: "You have signed." },
      cancelled: { title: "The signing was cancelled", text: "Nothing has been signed." },
      failed: {
        title: "The signing failed",
        text: "Nothing has been signed. You can start again.",
      },
      timeout: { title: "The time is up", text: "Nothing has been signed. You can start again." },
    },
    tooManyTries: "There were too many wrong attempts.",
    signedDocuments: "Signed documents",
    leave: "Back to the website",
    close: "You can close this window.",
    stuck: {
      title: "Something went wrong",
      text: "BankID cannot go on at the moment. The signing is still open.",
    },
    unknown: {
      title: "The link does not work",
      text: "There is no signing at this address. Go back to where you came from and start again.",
    },
    scenarios: {
      title: "Scenario",
      text: "Choose what the simulator does. It holds from now on, for everyone, until another is chosen.",
      legend: "What should happen?",
      choose: "Use this",
      chosen: "In force now: {label}",
    },
  },
};

/** The language a `language` parameter asks for; Norwegian unless it is English. */
export const languageOf = (parameter: string | undefined): Language =>
  parameter && /^en/i.test(parameter) ? "en" : "nb";

/** The value of the `language` parameter in ZignSec's links. */
export const languageParameter = (language: Language): string => (language === "nb" ? "no" : "en");
