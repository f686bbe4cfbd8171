import { arriveAtBankId, signAs } from "@sign/simulator/testing";
import axe from "axe-core";
import {
  dialog,
  goBackFromBankId,
  openLease,
  pickFiles,
  placeByNumbers,
  review,
  signButton,
  status,
} from "./demo-page";
import { contract } from "./files";
import { expect, type Page, test } from "./journey";

/** Runs axe on the page as it stands; every rule of WCAG 2.2 A and AA that it knows. */
async function expectAccessible(page: Page): Promise<void> {
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

const sizes = [
  { width: 360, height: 640 },
  { width: 1440, height: 900 },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of sizes) {
    test.describe(`${colorScheme}, ${viewport.width} pixels wide`, () => {
      test.use({ colorScheme, viewport });

      test("every step is free of axe violations and does not scroll sideways", async ({
        page,
      }) => {
        const look = async (): Promise<void> => {
          await expectAccessible(page);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        };
        await page.goto("/demo/test-users?lang=nb");
        await look();
        await page.goto("/?lang=nb");
        await expect(page.getByRole("heading", { name: "Prøvefiler" })).toBeVisible();
        await look();
        await pickFiles(page, [contract(), contract(1, "Vedlegg.pdf")]);
        await look();
        await review(page);
        await look();
        await signButton(page).click();
        await arriveAtBankId(page);
        await goBackFromBankId(page);
        await expect(status(page)).toContainText("Ikke signert ennå");
        await look();
        await page.getByRole("button", { name: "Fortsett hos BankID" }).click();
        await signAs(page, "Aksel Herseth");
        await expect(status(page)).toContainText("Dokumentene er signert");
        await look();
      });
    });
  }
}

test("language and appearance survive the way to BankID and back", async ({ page }) => {
  await page.goto("/?lang=nb");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByLabel("Appearance").selectOption("dark");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign a PDF with BankID");
  await page.getByRole("button", { name: "Read and sign the lease" }).click();
  await dialog(page).getByRole("button", { name: "Sign with BankID" }).click();
  await arriveAtBankId(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Read the document");
  await page.getByRole("link", { name: "Norsk" }).click();
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("is signed");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("data-sign-theme", "dark");
});

test("the scenario picker explains what will happen, and the server does it", async ({
  page,
  demo,
  choose,
}) => {
  await choose("normal");
  await page.goto("/?lang=nb");
  await page.getByLabel("Scenario").selectOption("cancel");
  await expect(page.getByText("Signeringen blir avbrutt idet")).toBeVisible();
  await openLease(page);
  await placeByNumbers(page, { page: 3, x: 60, y: 150 });
  await signButton(page).click();
  await expect(status(page)).toContainText("Du avbrøt");
  const log = page.getByRole("region", { name: "Hendelser på serveren" });
  await expect(log).toContainText("session.settled");
  expect((await demo.events()).at(-1)?.type).toBe("session.settled");
});

test("a page opened under the other host name moves to the one it lives at", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.origin.replace("localhost", "127.0.0.1")}/?lang=en`);
  expect(page.url()).toBe(`${demo.origin}/?lang=en`);
});
