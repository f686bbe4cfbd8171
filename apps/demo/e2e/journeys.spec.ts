import { signAs } from "@sign/simulator/testing";
import { makeLease } from "../src/server/lease";
import {
  download,
  openLease,
  pageField,
  pickFiles,
  placeByNumbers,
  review,
  signButton,
  status,
} from "./demo-page";
import { contract } from "./files";
import { expect, test } from "./journey";
import { expectSignedBy } from "./signed-file";

test.beforeEach(async ({ page }) => {
  await page.goto("/?lang=nb");
});

test("one PDF is signed, verified and saved", async ({ page }) => {
  const file = contract();
  await pickFiles(page, [file]);
  await review(page);
  await placeByNumbers(page, { page: 2, x: 300, y: 400 });
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");

  await expect(status(page)).toContainText("Dokumentet er signert");
  await expect(status(page)).toContainText(`Signert av`);
  await expect(status(page)).toContainText("Alle kontroller er bestått");
  const saved = await download(page);
  expect(saved.name).toContain("blåbær & fløte");
  await expectSignedBy(saved.path, file.bytes);
});

test("two PDFs are signed in one go, each verified and saved", async ({ page }) => {
  const files = [contract(1, "Første.pdf"), contract(3, "Andre.pdf")];
  await pickFiles(page, files);
  await review(page);
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");

  await expect(status(page)).toContainText("Dokumentene er signert");
  for (const [at, { bytes }] of files.entries()) {
    await expectSignedBy((await download(page, at)).path, bytes);
  }
});

test("a lease that the server made is read, signed and saved", async ({ page }) => {
  await openLease(page);
  await expect(pageField(page)).toHaveValue("1");
  await expect(pageField(page)).toHaveAccessibleDescription("av 3");
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");

  await expect(status(page)).toContainText("Dokumentet er signert");
  const saved = await download(page);
  expect(saved.name).toContain("Prøveveien 7");
  await expectSignedBy(saved.path, makeLease(4711).bytes);
});
