import type { Browser, Page } from "@playwright/test";
import { arriveAtBankId, signAs } from "@sign/simulator/testing";
import {
  addFiles,
  dialog,
  goBackFromBankId,
  openLease,
  type PickedFile,
  pickFiles,
  review,
  sealFields,
  signButton,
  status,
} from "../e2e/demo-page";
import { makeLease } from "../src/server/lease";
import type { Album } from "./album";
import { atTheEdge, everySize, openPage, settle, type View } from "./views";

/** A long name, as files from the public sector have. */
const LONG_NAME =
  "Protokoll fra overtakelsesforretning med vedlegg A–F, Sameiet Prøveveien 7 (endelig utgave, signert av begge parter).pdf";

const picked: readonly PickedFile[] = [
  { name: "Leieavtale.pdf", bytes: makeLease(1001).bytes },
  { name: LONG_NAME, bytes: makeLease(1002).bytes },
];

/** At 400 % of the document's own size, where the dialog has a choice of sizes on show. */
async function enlarge(page: Page): Promise<void> {
  await dialog(page).locator("[data-sign-part=zoom] select").selectOption("4");
  await settle(page);
}

/** Brings the seal into view by moving it a point. */
async function lookAtSeal(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: "Vis den" }).click();
  await settle(page);
}

/** Unfolds what moves the seal, where it is folded. */
async function unfoldSide(page: Page): Promise<void> {
  if (await sealFields(page).x.isVisible()) return;
  await dialog(page).locator("button[data-sign-part=side-title]").click();
}

/** The journey of one person, with a picture of each thing seen: the lease alone, then two files of one's own, to the signed end. */
async function walk(page: Page, take: (step: string) => Promise<void>): Promise<void> {
  await take("01-page");
  await openLease(page);
  await settle(page);
  await take("02-one-document");
  await lookAtSeal(page);
  await take("03-one-document-seal");
  await unfoldSide(page);
  await take("04-one-document-numbers");
  await enlarge(page);
  await take("05-one-document-400");
  await page.keyboard.press("Escape");

  await pickFiles(page, []);
  await take("06-choosing");
  await addFiles(page, picked);
  await addFiles(page, [{ name: "bilde.pdf", bytes: new TextEncoder().encode("JPEG") }]);
  await settle(page);
  await take("07-chosen-and-refused");
  await review(page);
  await settle(page);
  await take("08-two-documents");
  await enlarge(page);
  await take("09-two-documents-400");

  await signButton(page).click();
  await arriveAtBankId(page);
  await take("10-bankid");
  await goBackFromBankId(page);
  await status(page).getByRole("heading").first().waitFor();
  await settle(page);
  await take("11-still-open");
  await status(page).getByRole("button").first().click();
  await signAs(page, "Aksel Herseth", { until: "number" });
  await take("12-bankid-number");
  await signAs(page, "Aksel Herseth");
  await status(page).getByText("Lagre").first().waitFor();
  await settle(page);
  await take("13-signed");
}

/** Pictures of the demo in `view`, from its page to BankID and back. */
async function takeJourney(
  browser: Browser,
  album: Album,
  origin: string,
  view: View,
): Promise<void> {
  const page = await openPage(browser, view);
  const folder = `journey/${view.name}`;
  await page.goto(`${origin}/?lang=${view.locale}&theme=${view.theme}`);
  await settle(page);
  try {
    await walk(page, (step) => album.keep(page, `${folder}/${step}`));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "unknown";
    album.complain(`${folder}: ${message}`);
  }
  await page.context().close();
}

/** The journey in every size and at the edges, one view after the other. */
export async function takeJourneys(browser: Browser, album: Album, origin: string): Promise<void> {
  for (const view of [...everySize, ...atTheEdge]) {
    if (album.wants(`journey/${view.name}/`)) await takeJourney(browser, album, origin, view);
  }
}
