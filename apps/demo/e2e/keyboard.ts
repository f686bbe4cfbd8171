import type { Locator } from "@playwright/test";
import { expect, type Page } from "./journey";

/** More stops than any page here has. */
const MOST_STOPS = 60;

/** What has the focus. */
export const focused = (page: Page): Locator => page.locator(":focus");

/** Presses Tab until the element has the focus; it fails where the element cannot be reached. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await element.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(element, "cannot be reached with Tab").toBeFocused();
}

/** Tabs to the element and presses Enter. */
export async function press(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press("Enter");
}

/** Fills in a page of BankID and sends it, by keys alone; resolves on the next page. */
export async function sendByKeys(page: Page, answer: string | null, name: string): Promise<void> {
  const before = page.url();
  if (answer !== null) {
    await tabTo(page, page.locator("main form.form input:not([type=hidden])"));
    await page.keyboard.type(answer);
  }
  await press(page, page.getByRole("button", { name, exact: true }));
  await page.waitForURL(({ href }) => href !== before);
}
