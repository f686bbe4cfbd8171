import { arriveAtBankId, signAs } from "@sign/simulator/testing";
import { expectAccessible, expectNoSidewaysScroll } from "./accessible";
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

/** Keeps uploads waiting until the returned function is called. */
async function holdUploads(page: Page): Promise<() => void> {
  let send = (): void => {};
  const held = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route("**/session/documents/*", async (route) => {
    await held;
    await route.continue();
  });
  return send;
}

const bankIdPages = ["document", "number", "code", "password", "confirm", "result"] as const;

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
          await expectNoSidewaysScroll(page);
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
        const send = await holdUploads(page);
        await signButton(page).click();
        await expect(dialog(page).getByRole("progressbar").first()).toBeVisible();
        await look();
        send();
        await arriveAtBankId(page);
        await goBackFromBankId(page);
        await expect(status(page)).toContainText("Ikke signert ennå");
        await look();
        await page.getByRole("button", { name: "Fortsett hos BankID" }).click();
        for (const until of bankIdPages) {
          await signAs(page, "Aksel Herseth", { until });
          await look();
        }
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
