import { arriveAtBankId, cancelAt } from "@sign/simulator/testing";
import { goBackFromBankId, pickFiles, review, signButton, status } from "./demo-page";
import { contract } from "./files";
import { expect, test } from "./journey";
import { expectSigned, goToBankId, sign } from "./one-contract";

test("of two tabs with the same session, the one that waits learns what happens in the other", async ({
  page,
  context,
}) => {
  await goToBankId(page);
  await goBackFromBankId(page);
  await expect(status(page)).toContainText("Ikke signert ennå");

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(status(second)).toContainText("Ikke signert ennå");
  await second.getByRole("button", { name: "Fortsett hos BankID" }).click();
  await sign(second);
  await expectSigned(second);
  await expectSigned(page);
});

test("BankID's page open in two tabs: the one that comes too late leads to the same result", async ({
  page,
  context,
}) => {
  await goToBankId(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await arriveAtBankId(second);
  await sign(page);
  await expectSigned(page);
  await second.reload();
  await sign(second);
  await expectSigned(second);
});

test("two sessions in two tabs do not get in each other's way", async ({ page, context }) => {
  await goToBankId(page);
  const second = await context.newPage();
  await second.goto("/?lang=nb");
  const other = contract(1, "Vedlegg.pdf");
  await pickFiles(second, [other]);
  await review(second);
  await signButton(second).click();
  await arriveAtBankId(second);

  await cancelAt(second);
  await expect(status(second)).toContainText("Du avbrøt");
  await sign(page);
  await expectSigned(page);
  await second.reload();
  await expect(status(second)).toContainText("Du avbrøt");
  await page.reload();
  await expectSigned(page);
});
