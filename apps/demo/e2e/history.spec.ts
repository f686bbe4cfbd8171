import { arriveAtBankId } from "@sign/simulator/testing";
import config from "../playwright.config";
import { dialog, signButton, status } from "./demo-page";
import { expect, type Page, test } from "./journey";
import { expectSigned, readContract, sign } from "./one-contract";

// Playwright turns the back/forward cache off; people have it.
test.use({
  launchOptions: {
    ...config.use?.launchOptions,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

// A page from the cache is not loaded, so there is no load to wait for.
const commit = { waitUntil: "commit" } as const;

/** Leaves for BankID, and tells later whether a page is the one that was left, not a new one from the same address. */
async function leaveForBankId(page: Page): Promise<() => Promise<boolean>> {
  await readContract(page);
  await page.evaluate(() => document.documentElement.setAttribute("data-left", ""));
  await signButton(page).click();
  await arriveAtBankId(page);
  return () => page.evaluate(() => document.documentElement.hasAttribute("data-left"));
}

/** Passes BankID's pages until the demo's. While a page comes from the cache the browser's history cannot be asked for: then it is asked again. */
async function travel(page: Page, step: "goBack" | "goForward"): Promise<void> {
  do await expect(() => page[step](commit)).toPass();
  while (new URL(page.url()).hostname !== "localhost");
}

test("Back from BankID shows the page as it was left, which says by itself where the signing stands; Forward goes on", async ({
  page,
}) => {
  const isAsLeft = await leaveForBankId(page);
  await page.goBack(commit);
  await expect(status(page)).toContainText("Ikke signert ennå");
  await expect(dialog(page)).toHaveCount(0);
  expect(await isAsLeft()).toBe(true);

  await page.goForward(commit);
  await sign(page);
  await expectSigned(page);
});

test("Back past a signing that is done shows the page of before, which learns that it is done", async ({
  page,
}) => {
  const isAsLeft = await leaveForBankId(page);
  await sign(page);
  await expect(status(page)).toContainText("Dokumentet er signert");
  await travel(page, "goBack");
  await expectSigned(page);
  expect(await isAsLeft()).toBe(true);

  // And to the page of the return, which was left as it was.
  await travel(page, "goForward");
  await expectSigned(page);
});

test("leaving the result for another page and coming back shows the result, not a spinner", async ({
  page,
}) => {
  await leaveForBankId(page);
  await sign(page);
  await expect(status(page)).toContainText("Dokumentet er signert");
  await page.goto("/demo/test-users");
  await page.goBack(commit);
  await expectSigned(page);
});
