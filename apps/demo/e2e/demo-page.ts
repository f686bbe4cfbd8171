import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

/** A file as a person picks it. */
export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a seal stands, as the dialog's number fields say it. */
export interface ShownPlacement {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** The dialog in which documents are chosen, read and sealed. */
export const dialog = (page: Page): Locator => page.getByRole("dialog");

/** The view that says how the signing stands. */
export const status = (page: Page): Locator => page.locator("[data-sign-part=status]");

/** What the dialog says went wrong. */
export const problem = (page: Page): Locator => dialog(page).locator("[data-sign-part=problem]");

/** Opens the dialog of the upload route and picks files. */
export async function pickFiles(page: Page, files: readonly PickedFile[]): Promise<void> {
  await page.getByRole("button", { name: "Velg PDF og signer" }).click();
  await addFiles(page, files);
}

/** Picks files, or more of them, in the open dialog. */
export async function addFiles(page: Page, files: readonly PickedFile[]): Promise<void> {
  await dialog(page)
    .locator("input[type=file]")
    .setInputFiles(
      files.map(({ name, bytes }) => ({
        name,
        mimeType: "application/pdf",
        buffer: Buffer.from(bytes),
      })),
    );
}

/** From the chosen files to the view of all pages; resolves when the first is drawn. */
export async function review(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: "Fortsett" }).click();
  await seePages(page);
}

/** Opens the lease that the server gives; resolves when its first page is drawn. */
export async function openLease(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Les og signer avtalen" }).click();
  await seePages(page);
}

/** The drawn pages of the document on show, in order; thumbnails are not among them. */
export const sheets = (page: Page): Locator => dialog(page).locator("[data-sign-part=page] canvas");

const seePages = (page: Page): Promise<void> => expect(sheets(page).first()).toBeVisible();

/** The field that says which page is read, and leads to another. */
export const pageField = (page: Page): Locator => dialog(page).getByLabel("Gå til side");

/** The number fields of the seal. */
export const sealFields = (page: Page) => ({
  page: dialog(page).getByLabel("Side", { exact: true }),
  x: dialog(page).getByLabel("Fra venstre"),
  y: dialog(page).getByLabel("Fra toppen"),
});

/** Places the seal of the document on show by its number fields. */
export async function placeByNumbers(page: Page, at: ShownPlacement): Promise<void> {
  const fields = sealFields(page);
  await fields.page.fill(String(at.page));
  await fields.x.fill(String(at.x));
  await fields.y.fill(String(at.y));
  await fields.y.blur();
}

/** Reads the stored placement from the number fields. */
export async function shownPlacement(page: Page): Promise<ShownPlacement> {
  const fields = sealFields(page);
  return {
    page: Number(await fields.page.inputValue()),
    x: Number(await fields.x.inputValue()),
    y: Number(await fields.y.inputValue()),
  };
}

/** The button that leaves for BankID. */
export const signButton = (page: Page): Locator =>
  dialog(page).getByRole("button", { name: "Signer med BankID" });

/** Saves signed file number `index` the way a person does. */
export async function download(page: Page, index = 0): Promise<{ name: string; path: string }> {
  const started = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /^Lagre / })
    .nth(index)
    .click();
  const file = await started;
  return { name: file.suggestedFilename(), path: await file.path() };
}

/** Reads a file that was saved. */
export const readSaved = (path: string): Promise<Buffer> => readFile(path);

/** Presses Back until the page that the person came from is there again. */
export async function goBackFromBankId(page: Page): Promise<void> {
  while (new URL(page.url()).hostname !== "localhost") await page.goBack();
}
