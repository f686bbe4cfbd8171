import { SEAL_SIZE } from "@sign/protocol";
import { signAs } from "@sign/simulator/testing";
import {
  dialog,
  download,
  pickFiles,
  placeByNumbers,
  review,
  type ShownPlacement,
  sheets,
  shownPlacement,
  signButton,
  status,
} from "./demo-page";
import { croppedPage } from "./files";
import { expect, type Page, test } from "./journey";
import { changedArea } from "./oracles";
import { expectSignedBy } from "./signed-file";

const tolerance = 0.5;

/** Signs, saves, and holds the seal as poppler draws it against the placement that the dialog showed. */
async function expectSealAt(page: Page, at: ShownPlacement, original: Uint8Array): Promise<void> {
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Dokumentet er signert");
  const files = await expectSignedBy((await download(page)).path, original);
  const seal = await changedArea(files.original, files.signed, at.page);
  expect(seal).not.toBeNull();
  const off = (value: number | undefined, wanted: number): number =>
    Math.abs((value ?? Number.NaN) - wanted);
  expect(off(seal?.x, at.x), `left ${seal?.x}`).toBeLessThanOrEqual(tolerance);
  expect(off(seal?.y, at.y), `top ${seal?.y}`).toBeLessThanOrEqual(tolerance);
  expect(off(seal?.width, SEAL_SIZE.width), `width ${seal?.width}`).toBeLessThanOrEqual(tolerance);
  expect(off(seal?.height, SEAL_SIZE.height), `height ${seal?.height}`).toBeLessThanOrEqual(
    tolerance,
  );
}

for (const rotate of [0, 90, 180, 270]) {
  test(`the seal is drawn where it was put by numbers, on a cropped page turned ${rotate}`, async ({
    page,
  }) => {
    const file = croppedPage(rotate);
    await page.goto("/?lang=nb");
    await pickFiles(page, [file]);
    await review(page);
    await placeByNumbers(page, { page: 1, x: 137, y: 211 });
    const at = await shownPlacement(page);
    expect(at).toEqual({ page: 1, x: 137, y: 211 });
    await expectSealAt(page, at, file.bytes);
  });

  test(`the seal is drawn where it was put by mouse, on a cropped page turned ${rotate}`, async ({
    page,
  }) => {
    const file = croppedPage(rotate);
    await page.goto("/?lang=nb");
    await pickFiles(page, [file]);
    await review(page);
    const sheet = await sheets(page).first().boundingBox();
    if (!sheet) throw new Error("no page on screen");
    await page.mouse.click(sheet.x + sheet.width * 0.4, sheet.y + 180);
    const before = await shownPlacement(page);
    const seal = dialog(page).locator("[data-sign-part=seal]").first();
    const from = await seal.boundingBox();
    if (!from) throw new Error("no seal on screen");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 40, from.y + from.height / 2 + 30, {
      steps: 6,
    });
    await page.mouse.up();
    const at = await shownPlacement(page);
    expect(at).not.toEqual(before);
    await expectSealAt(page, at, file.bytes);
  });
}
