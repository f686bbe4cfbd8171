import { arriveAtBankId, signAs } from "@sign/simulator/testing";
import { download, pickFiles, review, signButton, status } from "./demo-page";
import { contract } from "./files";
import { expect, type Page } from "./journey";
import { expectSignedBy } from "./signed-file";

/** The one document of journeys that are about what happens on the way. */
export const file = contract();

/** From the demo's page to the button that leaves for BankID. */
export async function readContract(page: Page): Promise<void> {
  await page.goto("/?lang=nb");
  await pickFiles(page, [file]);
  await review(page);
}

/** From the demo's page to BankID's first page. */
export async function goToBankId(page: Page): Promise<void> {
  await readContract(page);
  await signButton(page).click();
  await arriveAtBankId(page);
}

/** Signs at BankID and comes back. */
export const sign = (page: Page): Promise<void> => signAs(page, "Aksel Herseth");

/** Waits for the end, saves the signed file and has it judged by other programs. */
export async function expectSigned(page: Page): Promise<void> {
  await expect(status(page)).toContainText("Dokumentet er signert");
  await expectSignedBy((await download(page)).path, file.bytes);
}
