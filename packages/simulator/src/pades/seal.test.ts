import { expect, test } from "vitest";
import { differenceBox, type Picture, render, runTool } from "../../test/pdf-tools";
import { createPdf, type FixturePage } from "../fixtures";
import { createAuthority } from "./authority";
import { SEAL } from "./geometry";
import { type SealPlacement, type Signer, signPdf } from "./sign-pdf";

const DPI = 144;
const POINT = DPI / 72;
const at = new Date("2026-03-02T23:30:00Z");
const sanna: Signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
const authority = await createAuthority({ now: () => at });

const sign = (bytes: Uint8Array, placement?: SealPlacement, signer = sanna) =>
  signPdf(bytes, { authority, signer, at, level: "B-B", ...(placement ? { placement } : {}) });

const plain: FixturePage = { mediaBox: [0, 0, 360, 300] };
const cropped: FixturePage = { mediaBox: [0, 0, 500, 450], cropBox: [50, 30, 410, 330] };
const negative: FixturePage = { mediaBox: [-200, -350, 160, -50] };
const overhanging: FixturePage = {
  mediaBox: [-100, -100, 260, 200],
  cropBox: [-500, -500, 260, 900],
};
const pages = Object.entries({ plain, cropped, negative, overhanging }).flatMap(([name, page]) =>
  [0, 90, 180, 270].map((rotate) => ({ name, rotate, page: { ...page, rotate } })),
);

function crop({ width, pixels }: Picture, x: number, y: number): Picture {
  const [columns, rows] = [Math.ceil(SEAL.width * POINT), Math.ceil(SEAL.height * POINT)];
  const cut = new Uint8Array(columns * rows * 3);
  for (let row = 0; row < rows; row++) {
    const from = ((y * POINT + row) * width + x * POINT) * 3;
    cut.set(pixels.subarray(from, from + columns * 3), row * columns * 3);
  }
  return { width: columns, height: rows, pixels: cut };
}

/** Every edge of a box of pixels lies within half a point of the placement; `unit` is the points in a unit of user space. */
function expectSealAt(box: readonly number[], { x, y }: { x: number; y: number }, unit = 1): void {
  const wanted = [x, y, x + SEAL.width, y + SEAL.height];
  const farthest = box.map((pixel, edge) => Math.abs(pixel / POINT - (wanted[edge] ?? 0) / unit));
  expect(Math.max(...farthest)).toBeLessThanOrEqual(0.5);
}

/** Mean difference of two pictures of one size, in steps of 255. */
const meanDifference = (a: Picture, b: Picture): number =>
  a.pixels.reduce((sum, value, at) => sum + Math.abs(value - (b.pixels[at] ?? 0)), 0) /
  a.pixels.length;

/** The seal on a page that is neither turned nor cropped. */
const uprightSeal = sign(createPdf({ pages: [plain] }), { page: 1, x: 40, y: 25 })
  .then((signed) => render(signed, 1, DPI))
  .then((picture) => crop(picture, 40, 25));

test.each(pages)(
  "on a $name page turned $rotate° the seal covers its placement, upright, and nothing else changes",
  async ({ page }) => {
    const placement = { page: 2, x: 40, y: 25 };
    const original = createPdf({ pages: [{}, page] });
    const signed = await sign(original, placement);
    const before = await render(original, 2, DPI);
    const after = await render(signed, 2, DPI);
    expectSealAt(differenceBox(before, after), { x: 40, y: 25 });
    expect(meanDifference(crop(after, 40, 25), await uprightSeal)).toBeLessThan(8);
  },
);

test("boxes and turns that a page inherits count", async () => {
  const options = { pages: [{ mediaBox: [10, 20, 310, 420], rotate: 90 }] } as const;
  const original = createPdf({ ...options, inherit: true, nested: true });
  const signed = await sign(original, { page: 1, x: 300, y: 240 });
  expectSealAt(differenceBox(await render(original, 1, DPI), await render(signed, 1, DPI)), {
    x: 300,
    y: 240,
  });
});

test("a user unit makes the seal smaller in user space, so that it is as large as ever in points", async () => {
  const original = createPdf({ pages: [{ mediaBox: [0, 0, 200, 150], userUnit: 2 }] });
  const signed = await sign(original, { page: 1, x: 40, y: 60 });
  // Poppler draws user units as if each were a point.
  expectSealAt(
    differenceBox(await render(original, 1, DPI), await render(signed, 1, DPI)),
    { x: 40, y: 60 },
    2,
  );
});

test("an unplaced seal lands in the top left corner of page 1", async () => {
  const original = createPdf({ pages: [plain, {}] });
  const signed = await sign(original);
  expectSealAt(differenceBox(await render(original, 1, DPI), await render(signed, 1, DPI)), {
    x: 0,
    y: 0,
  });
});

async function textOf(signer: Signer): Promise<string[]> {
  const signed = await sign(
    createPdf({ pages: [{ lines: [] }] }),
    { page: 1, x: 200, y: 200 },
    signer,
  );
  const { stdout } = await runTool("pdftotext", ["-layout", "signed.pdf", "-"], {
    "signed.pdf": signed,
  });
  return stdout
    .toString()
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && line !== "\f");
}

test("the seal says BankID, the name, the day in Norway, and that it is a test", async () => {
  expect(await textOf(sanna)).toEqual([
    "BankID",
    "Sanna Hansen",
    "03.03.2026",
    "TEST – ikke gyldig",
  ]);
});

test("letters that Helvetica lacks are drawn, and copied as what they are", async () => {
  const name = { ...sanna, givenName: "Čáđŋŧ", familyName: "ĐŊŦ Łř" };
  expect(await textOf(name)).toContain("Čáđŋŧ ĐŊŦ Łř");
});

test("a name too long for the card ends in an ellipsis", async () => {
  const name = { ...sanna, givenName: "Sanna ".repeat(8).trim() };
  expect((await textOf(name))[1]).toMatch(/^Sanna Sanna .*…$/);
});
