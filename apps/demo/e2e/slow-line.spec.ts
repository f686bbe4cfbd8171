import { arriveAtBankId } from "@sign/simulator/testing";
import { addFiles, dialog, signButton, status } from "./demo-page";
import { expect, test } from "./journey";
import { openLine } from "./line";
import { expectSigned, file, sign } from "./one-contract";

test.setTimeout(300_000);

const slow3g = { latencyMs: 400, bytesPerSecond: 50_000 };

test("over a slow connection everything comes, later, and is said meanwhile to be on its way", async ({
  page,
}) => {
  const line = await openLine(page);
  await line(slow3g);
  const patient = expect.configure({ timeout: 90_000 });
  await page.goto("/?lang=nb");
  await page.getByRole("button", { name: "Velg PDF og signer" }).click();
  await patient(dialog(page)).toContainText("Gjør klart");
  await patient(dialog(page).getByRole("button", { name: "Velg PDF-filer" })).toBeVisible();
  await addFiles(page, [file]);
  await dialog(page).getByRole("button", { name: "Fortsett" }).click();
  await patient(dialog(page)).toContainText("Åpner dokumentet");
  await patient(dialog(page).locator("[data-sign-part=page] canvas").first()).toBeVisible();
  await signButton(page).click();
  await patient(dialog(page)).toHaveAttribute("data-state", "starting");
  await arriveAtBankId(page);
  await line({});
  await sign(page);
  await line(slow3g);
  await patient(status(page)).toContainText("Dokumentet er signert");
  await line({});
  await expectSigned(page);
});
