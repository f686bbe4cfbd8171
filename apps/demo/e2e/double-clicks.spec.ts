import { arriveAtBankId } from "@sign/simulator/testing";
import { addFiles, dialog, goBackFromBankId, signButton, status } from "./demo-page";
import { expect, test } from "./journey";
import { expectSigned, file, goToBankId, sign } from "./one-contract";
import { countSteps, nothing, once } from "./steps";

test("every button on the way takes a double click for one, and nothing is signed unread", async ({
  page,
  demo,
}) => {
  await page.goto("/?lang=nb");
  const since = await countSteps(demo);
  await page.getByRole("button", { name: "Velg PDF og signer" }).dblclick();
  await addFiles(page, [file]);
  // Twice: the code of the next step is there at once the second time.
  for (let time = 0; time < 2; time++) {
    await dialog(page).getByRole("button", { name: "Fortsett" }).dblclick();
    await expect(dialog(page).getByRole("heading", { name: /^Les/ })).toBeVisible();
    await dialog(page).getByRole("button", { name: "Tilbake" }).dblclick();
    await expect(dialog(page).getByRole("button", { name: "Fortsett" })).toBeVisible();
  }
  await dialog(page).getByRole("button", { name: "Fortsett" }).dblclick();
  expect(await since()).toEqual(nothing);
  await signButton(page).dblclick();
  await arriveAtBankId(page);
  await goBackFromBankId(page);
  await page.getByRole("button", { name: "Sjekk på nytt" }).dblclick();
  await expect(status(page)).toContainText("Ikke signert ennå");
  await page.getByRole("button", { name: "Fortsett hos BankID" }).dblclick();
  await sign(page);
  await expectSigned(page);
  expect(await since()).toEqual(once);
  const saved: string[] = [];
  page.on("download", (download) => saved.push(download.suggestedFilename()));
  await page.getByRole("button", { name: /^Lagre / }).dblclick();
  await expect.poll(() => saved.length).toBeGreaterThan(0);
  expect(saved).toHaveLength(1);
});

test("a double click on starting over begins once, and presses nothing in what comes up", async ({
  page,
  demo,
}) => {
  await goToBankId(page);
  await goBackFromBankId(page);
  const since = await countSteps(demo);
  await page.getByRole("button", { name: "Begynn på nytt" }).dblclick();
  await expect(
    dialog(page).getByRole("heading", { name: "Velg det du skal signere" }),
  ).toBeVisible();
  await expect(dialog(page)).toHaveAttribute("data-state", "choosing");
  expect(await since()).toEqual(nothing);
});
