import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { arriveAtBankId } from "@sign/simulator/testing";
import config from "../playwright.config";
import { goBackFromBankId, signButton, status } from "./demo-page";
import { expect, test } from "./journey";
import { expectSigned, goToBankId, readContract, sign } from "./one-contract";

const hours = 3_600_000;

for (const [how, aheadMs] of [
  ["three days ahead", 72 * hours],
  ["set to 1970", -Date.now()],
] as const) {
  test(`a clock ${how} changes nothing of the way`, async ({ page, context }) => {
    await context.addInitScript((ahead) => {
      const { now } = Date;
      Date.now = () => now() + ahead;
    }, aheadMs);
    await goToBankId(page);
    await goBackFromBankId(page);
    await expect(status(page)).toContainText("Ikke signert ennå");
    await page.getByRole("button", { name: "Fortsett hos BankID" }).click();
    await sign(page);
    await expectSigned(page);
  });
}

test("a browser that denies cookies and every storage signs all the same, and comes back", async ({
  demo,
  watch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "sign-profile-"));
  await mkdir(join(folder, "Default"));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(folder, {
    ...config.use?.launchOptions,
    baseURL: demo.origin,
    locale: "nb-NO",
  });
  await watch.context(context);
  try {
    const page = await context.newPage();
    await readContract(page);
    const denied = await page.evaluate(() => {
      try {
        return localStorage.length >= 0 ? "allowed" : "";
      } catch (error) {
        return error instanceof DOMException ? error.name : String(error);
      }
    });
    expect(denied).toBe("SecurityError");
    await signButton(page).click();
    await arriveAtBankId(page);
    expect(await context.cookies()).toEqual([]);
    await sign(page);
    await expectSigned(page);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
});
