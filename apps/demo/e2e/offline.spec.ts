import { createPdf } from "@sign/simulator/fixtures";
import {
  addFiles,
  dialog,
  goBackFromBankId,
  pickFiles,
  problem,
  review,
  signButton,
  status,
} from "./demo-page";
import { expect, test } from "./journey";
import { openLine } from "./line";
import { expectSigned, file, goToBankId, readContract, sign } from "./one-contract";
import { countSteps, once } from "./steps";

// The browser's own words about requests that could not be made; everything else is still a complaint.
test.beforeEach(({ watch }) => watch.expect(/^console Failed to load resource: net::ERR_/));

test("offline before the dialog was ever opened: said so beside the button, and opened when it can be", async ({
  page,
  context,
  watch,
}) => {
  // Told to the browser's error reporting, once for each piece of code that was needed.
  watch.expect(/^uncaught Failed to fetch dynamically imported module/);
  await page.goto("/?lang=nb");
  const button = page.getByRole("button", { name: "Velg PDF og signer" });
  await expect(page.getByRole("heading", { name: "Prøvefiler" })).toBeVisible();
  await context.setOffline(true);
  await button.click();
  await expect(page.getByRole("alert")).toContainText("Vi når ikke serveren");
  await context.setOffline(false);
  await expect(dialog(page)).toBeVisible();
  await expect(page.locator("[data-sign-part=unreachable]")).toHaveCount(0);
  await addFiles(page, [file]);
  await review(page);
});

test("offline with the dialog open: said so, and tried again where one is", async ({
  page,
  context,
  demo,
}) => {
  await readContract(page);
  const since = await countSteps(demo);
  await context.setOffline(true);
  await signButton(page).click();
  await expect(problem(page)).toContainText("Vi når ikke serveren");
  await context.setOffline(false);
  await signButton(page).click();
  await sign(page);
  await expectSigned(page);
  expect(await since()).toEqual(once);
});

test("a connection that breaks in the middle of an upload: everything stays, and goes on in the same session", async ({
  page,
  demo,
}) => {
  await page.goto("/?lang=nb");
  await pickFiles(page, [{ name: "Stor.pdf", bytes: createPdf({ sizeBytes: 8_000_000 }) }]);
  await review(page);
  const since = await countSteps(demo);
  const line = await openLine(page);
  await line({ bytesPerSecond: 500_000 });
  await signButton(page).click();
  await expect(dialog(page)).toContainText(/Sendt [1-9]/);
  // Stop ends what is under way as a broken connection does; offline before it would let the rest rush through.
  await page.evaluate(() => window.stop());
  await line({ offline: true });
  await expect(problem(page)).toContainText("Stor.pdf");
  await expect(problem(page)).toContainText("Vi når ikke serveren");
  await expect(status(page)).toBeEmpty();
  await line({});
  await signButton(page).click();
  await sign(page);
  await expect(status(page)).toContainText("Dokumentet er signert");
  expect(await since()).toEqual(once);
});

test("offline while waiting: never told as a failure, and found again by itself", async ({
  page,
  context,
}) => {
  await goToBankId(page);
  const atBankId = page.url();
  await goBackFromBankId(page);
  await expect(status(page)).toContainText("Ikke signert ennå");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Sjekk på nytt" }).click();
  await expect(status(page)).toContainText("Ingen kontakt akkurat nå");
  await context.setOffline(false);
  await expect(status(page)).toContainText("Ikke signert ennå");

  const phone = await context.newPage();
  await phone.goto(atBankId);
  await sign(phone);
  await expectSigned(page);
});

test("the server out of reach on the return: told as unknown, and found by itself", async ({
  page,
}) => {
  await goToBankId(page);
  const toServer = "**/api/sign/**/resume";
  await page.route(toServer, (route) => route.abort("connectionfailed"));
  await sign(page);
  await expect(status(page)).toContainText("Ingen kontakt akkurat nå");
  await page.unroute(toServer);
  await expectSigned(page);
});

test("offline at the download: said where it was pressed, and pressed again", async ({
  page,
  context,
}) => {
  await goToBankId(page);
  await sign(page);
  await expect(status(page)).toContainText("Alle kontroller er bestått");
  await context.setOffline(true);
  await page.getByRole("button", { name: /^Lagre / }).click();
  await expect(status(page)).toContainText("Filen kunne ikke hentes");
  await context.setOffline(false);
  await expectSigned(page);
});
