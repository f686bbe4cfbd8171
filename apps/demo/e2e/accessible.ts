import axe from "axe-core";
import { expect, type Page } from "./journey";

/** Runs axe on the page as it stands: every rule of WCAG 2.2 A and AA that it knows. */
export async function expectAccessible(page: Page): Promise<void> {
  // Until then a page may stand there without its stylesheet.
  await page.waitForLoadState();
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: typeof axe };
    const result = await runner.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
}

/** Nothing of the page is beside the screen (WCAG 2.2, 1.4.10). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
