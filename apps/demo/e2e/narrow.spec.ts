import { devices, type Locator } from "@playwright/test";
import { arriveAtBankId, signAs } from "@sign/simulator/testing";
import { expectAccessible, expectNoSidewaysScroll } from "./accessible";
import {
  dialog,
  download,
  pageField,
  pickFiles,
  review,
  sealFields,
  signButton,
  status,
} from "./demo-page";
import { contract } from "./files";
import { expect, type Page, test } from "./journey";

/** What a finger is asked to hit, in CSS pixels. */
const FINGER = 44;

const controls = "button, select, input:not([type=radio]):not([hidden]), summary";

/** Every control that a finger is to hit has room for one; links in running text are exempt (WCAG 2.2, 2.5.8). */
async function expectRoomForFingers(part: Locator): Promise<void> {
  const small = await part.locator(controls).evaluateAll(
    (elements, finger) =>
      elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || (width >= finger && height >= finger)) return [];
        return [`${element.outerHTML.slice(0, 120)} is ${width} × ${height}`];
      }),
    FINGER,
  );
  expect(small).toEqual([]);
}

/** The buttons of the placing step. What only repeats the page field and the list of sizes gives way to the document here. */
const placingButtons = [
  "Lukk",
  "Sider og innhold",
  "Finn i dokumentet",
  "Vis den",
  "Nede til venstre",
  "Angre",
  "La BankID velge plass",
  "Tilbake",
  "Signer med BankID",
];

async function expectWithinScreen(page: Page, part: Locator): Promise<void> {
  const box = await part.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
}

const { defaultBrowserType: _, ...touch } = devices["iPhone SE"];
test.use({ ...touch, locale: "nb-NO", viewport: { width: 320, height: 568 } });

test("the whole way at 320 pixels: nothing is lost, nothing scrolls sideways, every target has room for a finger", async ({
  page,
}) => {
  const look = async (part: Locator): Promise<void> => {
    await expectNoSidewaysScroll(page);
    await expectWithinScreen(page, part);
    await expectRoomForFingers(part);
    await expectAccessible(page);
  };
  await page.goto("/?lang=nb");
  await pickFiles(page, [contract(3)]);
  await look(dialog(page));
  await review(page);
  await look(dialog(page));

  const side = dialog(page).getByRole("complementary");
  await side.getByRole("button", { expanded: false }).tap();
  await look(dialog(page));
  const buttons = placingButtons.map((name) =>
    dialog(page).getByRole("button", { name, exact: true }),
  );
  const { page: sheet, x, y } = sealFields(page);
  const size = dialog(page).getByLabel("Zoom");
  for (const control of [...buttons, pageField(page), size, sheet, x, y]) {
    await expect(control).toBeVisible();
    await control.scrollIntoViewIfNeeded();
    await expectWithinScreen(page, control);
  }
  await sheet.fill("2");
  await side.getByRole("button", { name: "Vis den" }).tap();
  await side.getByRole("button", { expanded: true }).tap();
  await expect(dialog(page).getByRole("application")).toBeInViewport();

  await signButton(page).tap();
  await arriveAtBankId(page);
  await expectNoSidewaysScroll(page);
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Alle kontroller er bestått");
  await look(status(page));
  expect((await download(page)).name).toContain("blåbær & fløte");
});

test("at 400 % in a window of 1280 × 1024, which is 320 × 256, the document is read, placed and signed", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto("/?lang=nb");
  await pickFiles(page, [contract()]);
  const on = dialog(page).getByRole("button", { name: "Fortsett" });
  await on.scrollIntoViewIfNeeded();
  await expect(on).toBeInViewport({ ratio: 1 });
  await review(page);
  await expectNoSidewaysScroll(page);
  const pages = dialog(page).getByRole("region", { name: /^Sidene i/ });
  await pages.scrollIntoViewIfNeeded();
  const room = await pages.boundingBox();
  expect(room?.height, "there is room to read").toBeGreaterThanOrEqual(100);
  await dialog(page).getByRole("complementary").getByRole("button", { expanded: false }).tap();
  await sealFields(page).x.fill("120");
  await signButton(page).scrollIntoViewIfNeeded();
  await expect(signButton(page)).toBeInViewport({ ratio: 1 });
  await signButton(page).tap();
  await arriveAtBankId(page);
});
