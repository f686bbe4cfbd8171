import { expect, type Page } from "@playwright/test";
import type { TestUser } from "./demo-server";

const next = (page: Page) => page.locator("form.form button.primary");

/** Waits for BankID's page, and for the document on its first step to be drawn. */
export async function arriveAtBankId(page: Page): Promise<void> {
  await page.waitForURL(/127\.0\.0\.1:\d+\/simulator\//);
  await expect(page.getByRole("main").locator("canvas").first()).toBeVisible();
}

/** Reads every document, says who it is, and signs; ends on the page that says what was signed. */
export async function signAtBankId(page: Page, user: TestUser, documents = 1): Promise<void> {
  await arriveAtBankId(page);
  for (let document = 0; document < documents; document += 1) {
    await expect(page.getByRole("main").locator("canvas").first()).toBeVisible();
    await next(page).click();
  }
  await page.getByLabel("Fødselsnummer").fill(user.nationalNumber);
  await next(page).click();
  await page.getByLabel("Engangskode").fill(user.code);
  await next(page).click();
  await page.getByLabel("BankID-passord").fill(user.password);
  await next(page).click();
  await page.getByRole("checkbox").check();
  await next(page).click();
}

/** Leaves BankID's last page for the page the person came from. */
export const leaveBankId = (page: Page): Promise<void> => next(page).click();

/** Gives up on whichever step BankID's page stands; leads back to the page the person came from. */
export const cancelAtBankId = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Avbryt", exact: true }).click();

/** Presses Back until the page that the person came from is there again. */
export async function goBackFromBankId(page: Page): Promise<void> {
  while (new URL(page.url()).hostname !== "localhost") await page.goBack();
}
