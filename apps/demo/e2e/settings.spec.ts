import { expectAccessible } from "./accessible";
import { dialog, pickFiles, review, signButton } from "./demo-page";
import { contract } from "./files";
import { expect, test } from "./journey";

test("with the system's own colours, every control keeps an edge and the focus is seen", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/?lang=nb");
  await pickFiles(page, [contract()]);
  await review(page);
  await expectAccessible(page);
  const edgeless = await dialog(page)
    .locator("[data-sign-part=action], [data-sign-part=seal], input:not([hidden]), select")
    .evaluateAll((elements) =>
      elements.flatMap((element) => {
        const { borderTopWidth, borderTopStyle, appearance, outlineStyle } =
          getComputedStyle(element);
        const isEdged = borderTopWidth !== "0px" && borderTopStyle !== "none";
        const isNative = appearance !== "none" && element instanceof HTMLInputElement;
        return isEdged || isNative || outlineStyle !== "none" ? [] : [element.outerHTML];
      }),
    );
  expect(edgeless).toEqual([]);
  const seal = dialog(page).getByRole("application");
  await seal.focus();
  await page.keyboard.press("ArrowRight");
  for (const element of [seal, signButton(page)]) {
    await element.focus();
    await expect(element).not.toHaveCSS("outline-style", "none");
    await expect(element).not.toHaveCSS("outline-width", "0px");
  }
});

test("with reduced motion, nothing moves by itself or on the way to its place", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/?lang=nb");
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect?.getComputedTiming().duration)
        .filter((duration) => Number(duration) > 1),
    );
  await pickFiles(page, [contract(12)]);
  expect(await moving()).toEqual([]);
  await review(page);
  expect(await moving()).toEqual([]);
  const pages = dialog(page).getByRole("region", { name: /^Sidene i/ });
  await expect(pages).toHaveCSS("scroll-behavior", "auto");
  await dialog(page).getByRole("button", { name: "Vis den" }).click();
  const there = await pages.evaluate(({ scrollTop }) => scrollTop);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await pages.evaluate(({ scrollTop }) => scrollTop)).toBe(there);
});
