import { SEAL_SIZE } from "@sign/protocol";
import { createPdf, type FixturePage } from "@sign/simulator/fixtures";
import { signAs } from "@sign/simulator/testing";
import {
  dialog,
  download,
  type PickedFile,
  pickFiles,
  review,
  type ShownPlacement,
  shownPlacement,
  signButton,
  status,
} from "./demo-page";
import { expect, type Page, test } from "./journey";
import { changedArea } from "./oracles";
import { expectSignedBy } from "./signed-file";

type Boxes = Pick<FixturePage, "mediaBox" | "cropBox" | "userUnit"> & {
  readonly inherit?: boolean;
};

/** Boxes of a page that have put seals in the wrong place somewhere, and the extremes of size. */
const geometries: readonly (readonly [name: string, boxes: Boxes])[] = [
  ["A4", { mediaBox: [0, 0, 595.28, 841.89] }],
  ["Letter, inherited from the page tree", { mediaBox: [0, 0, 612, 792], inherit: true }],
  ["an offset", { mediaBox: [100, 200, 695.28, 1041.89] }],
  ["negative origins", { mediaBox: [-300, -400, 295, 442] }],
  ["corners the other way round", { mediaBox: [595, 842, 0, 0] }],
  ["a crop with an offset", { mediaBox: [-20, 15, 620, 860], cropBox: [33, 71, 541, 779] }],
  ["a crop across zero", { mediaBox: [-300, -400, 300, 400], cropBox: [-200, -111, 123, 321] }],
  ["a crop that reaches outside", { mediaBox: [0, 0, 595, 842], cropBox: [-50, 300, 400, 900] }],
  [
    "a crop of broken points",
    { mediaBox: [0, 0, 600, 800], cropBox: [10.37, 20.61, 431.9, 577.7] },
  ],
  ["units of two points", { mediaBox: [0, 0, 297.64, 420.94], userUnit: 2 }],
  [
    "units of two and a half points, cropped",
    { mediaBox: [-10, -10, 310, 410], cropBox: [7, 9, 290, 333], userUnit: 2.5 },
  ],
  ["half units", { mediaBox: [0, 0, 1190, 1684], userUnit: 0.5 }],
  ["A0", { mediaBox: [0, 0, 2383.94, 3370.39] }],
  ["hardly larger than the seal", { mediaBox: [0, 0, 141.73, 141.73] }],
  ["a long strip", { mediaBox: [0, 0, 226.77, 3000] }],
  ["14,400 points each way", { mediaBox: [0, 0, 14_400, 14_400] }],
];

const rotations = [0, 90, 180, 270];
const tolerance = 0.5;

const fileOf = ({ inherit = false, ...boxes }: Boxes, rotate: number): PickedFile => ({
  name: `turned-${rotate}.pdf`,
  bytes: createPdf({ inherit, pages: [{ ...boxes, rotate, lines: [`Rotate ${rotate}`] }] }),
});

const seal = (page: Page) => dialog(page).locator("[data-sign-part=seal]").first();

/** Shows a document, and waits until all of its page is drawn. */
async function show(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole("tab", { name }).click();
  await expect(dialog(page).getByRole("tabpanel", { name })).toBeVisible();
  await expect(dialog(page).locator("[data-sign-part=page]").first()).toHaveAttribute(
    "data-state",
    "complete",
  );
  await expect(seal(page)).toBeVisible();
}

/** Takes the seal by the mouse, a little way up and to the right; on a page that has room for it. */
async function placeByMouse(page: Page): Promise<void> {
  await seal(page).scrollIntoViewIfNeeded();
  const from = await seal(page).boundingBox();
  if (!from) throw new Error("no seal on screen");
  const grip = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 9, grip.y - 11, { steps: 3 });
  await page.mouse.move(grip.x + 17, grip.y - 23, { steps: 3 });
  await page.mouse.up();
}

/** Moves the seal by keys alone: 27 points to the right, 31 up. */
async function placeByKeyboard(page: Page): Promise<void> {
  await seal(page).focus();
  for (const [key, times] of [
    ["Shift+ArrowRight", 2],
    ["ArrowRight", 7],
    ["Shift+ArrowUp", 3],
    ["ArrowUp", 1],
  ] as const) {
    for (let press = 0; press < times; press += 1) await page.keyboard.press(key);
  }
}

/** A window around a seal, on whole points, so that pages of any size can be drawn finely. */
const around = ({ x, y }: ShownPlacement) => ({
  x: Math.max(0, x - 20),
  y: Math.max(0, y - 20),
  width: SEAL_SIZE.width + 40.125,
  height: SEAL_SIZE.height + 40.25,
});

for (const [name, boxes] of geometries) {
  test(`poppler finds the seal where it was put by mouse and by keys, in all four rotations: ${name}`, async ({
    page,
  }) => {
    test.slow();
    const files = rotations.map((rotate) => fileOf(boxes, rotate));
    await page.goto("/?lang=nb");
    await pickFiles(page, files);
    await review(page);

    const placed: ShownPlacement[] = [];
    for (const [index, file] of files.entries()) {
      await show(page, file.name);
      const before = await shownPlacement(page);
      await (index % 2 === 0 ? placeByMouse(page) : placeByKeyboard(page));
      const at = await shownPlacement(page);
      expect(at, file.name).not.toEqual(before);
      placed.push(at);
    }

    await signButton(page).click();
    await signAs(page, "Aksel Herseth");
    await expect(status(page)).toContainText("Dokumentene er signert");
    for (const [index, { name: file, bytes }] of files.entries()) {
      const at = placed[index];
      if (!at) throw new Error("a document was not placed");
      const saved = await expectSignedBy((await download(page, index)).path, bytes);
      const found = await changedArea(saved.original, saved.signed, at.page, {
        unit: boxes.userUnit ?? 1,
        window: around(at),
      });
      const off = (value: number | undefined, wanted: number): number =>
        Math.abs((value ?? Number.NaN) - wanted);
      expect(off(found?.x, at.x), `${file}: left ${found?.x} for ${at.x}`).toBeLessThanOrEqual(
        tolerance,
      );
      expect(off(found?.y, at.y), `${file}: top ${found?.y} for ${at.y}`).toBeLessThanOrEqual(
        tolerance,
      );
      expect(off(found?.width, SEAL_SIZE.width), `${file}: width`).toBeLessThanOrEqual(tolerance);
      expect(off(found?.height, SEAL_SIZE.height), `${file}: height`).toBeLessThanOrEqual(
        tolerance,
      );
    }
  });
}
