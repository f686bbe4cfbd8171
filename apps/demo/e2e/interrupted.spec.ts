import { arriveAtBankId, cancelAt, signAs } from "@sign/simulator/testing";
import {
  addFiles,
  dialog,
  goBackFromBankId,
  openLease,
  pickFiles,
  review,
  signButton,
  status,
} from "./demo-page";
import { expect, test } from "./journey";
import { expectSigned, file, goToBankId } from "./one-contract";

test("a cancelled signing is said to be cancelled, and can be tried again", async ({ page }) => {
  await goToBankId(page);
  await cancelAt(page);
  await expect(status(page)).toContainText("Du avbrøt");

  await page.getByRole("button", { name: /^Prøv igjen/ }).click();
  await addFiles(page, [file]);
  await review(page);
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");
  await expectSigned(page);
});

test("a signing that fails at BankID is said to have failed, with its code", async ({
  page,
  choose,
}) => {
  await choose("fail");
  await goToBankId(page);
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Signeringen ble ikke fullført");
  await expect(status(page)).toContainText("signing_failed");
  await expect(page.getByRole("button", { name: /^Prøv igjen/ })).toBeVisible();
});

test("the Back button at BankID leads to a page that offers to continue there", async ({
  page,
}) => {
  await goToBankId(page);
  await goBackFromBankId(page);
  await expect(status(page)).toContainText("Ikke signert ennå");
  await page.getByRole("button", { name: "Fortsett hos BankID" }).click();
  await signAs(page, "Aksel Herseth");
  await expectSigned(page);
});

test("stuck at BankID: check again changes nothing, continue finishes", async ({
  page,
  choose,
}) => {
  await choose("never-return");
  await goToBankId(page);
  await signAs(page, "Aksel Herseth", { until: "stuck" });
  await expect(page.getByRole("alert")).toBeVisible();

  await goBackFromBankId(page);
  await expect(status(page)).toContainText("Ikke signert ennå");
  await page.getByRole("button", { name: "Sjekk på nytt" }).click();
  await expect(status(page)).toContainText("Ikke signert ennå");

  await choose("normal");
  await page.getByRole("button", { name: "Fortsett hos BankID" }).click();
  await signAs(page, "Aksel Herseth");
  await expectSigned(page);
});

test("stuck at BankID: starting over leads to choosing documents", async ({ page }) => {
  await goToBankId(page);
  await goBackFromBankId(page);
  await page.getByRole("button", { name: "Begynn på nytt" }).click();
  await expect(
    dialog(page).getByRole("heading", { name: "Velg det du skal signere" }),
  ).toBeVisible();
});

test("a slow finish is followed until the file is there", async ({ page, choose }) => {
  await choose("slow-finish");
  await goToBankId(page);
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText(/Ikke signert ennå|Straks klart/);
  await expectSigned(page);
});

test("signed in a closed tab, the result opens in a browser without any storage", async ({
  page,
  browser,
  demo,
  watch,
}) => {
  await goToBankId(page);
  await signAs(page, "Aksel Herseth", { until: "result" });
  await expect(page.getByRole("heading", { name: "Oppsummering" })).toBeVisible();
  const summary = page.url();
  await page.close();

  const other = await browser.newContext({ baseURL: demo.origin, locale: "nb-NO" });
  await watch.context(other);
  const otherPage = await other.newPage();
  await otherPage.goto(summary);
  await signAs(otherPage, "Aksel Herseth");
  await expectSigned(otherPage);
  await other.close();
});

test("a reload at every step leads somewhere sensible", async ({ page }) => {
  const button = page.getByRole("button", { name: "Velg PDF og signer" });
  await page.goto("/?lang=nb");
  await page.reload();
  await pickFiles(page, [file]);
  await page.reload();
  await expect(button).toBeVisible();
  await pickFiles(page, [file]);
  await review(page);
  await page.reload();
  await expect(button).toBeVisible();
  await pickFiles(page, [file]);
  await review(page);
  await signButton(page).click();

  await arriveAtBankId(page);
  await page.reload();
  await arriveAtBankId(page);
  await goBackFromBankId(page);
  await expect(status(page)).toContainText("Ikke signert ennå");
  await page.reload();
  await expect(status(page)).toContainText("Ikke signert ennå");
  await page.getByRole("button", { name: "Fortsett hos BankID" }).click();

  await signAs(page, "Aksel Herseth", { until: "result" });
  await expect(page.getByRole("heading", { name: "Oppsummering" })).toBeVisible();
  await page.reload();
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Dokumentet er signert");
  await page.reload();
  await expectSigned(page);
});

test("a lease that was cancelled can be tried again without choosing anything", async ({
  page,
}) => {
  await page.goto("/?lang=nb");
  await openLease(page);
  await signButton(page).click();
  await arriveAtBankId(page);
  await cancelAt(page);
  await page.getByRole("button", { name: /^Prøv igjen/ }).click();
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Dokumentet er signert");
});
