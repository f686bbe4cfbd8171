import { createWrittenPdf, writtenStream } from "@sign/simulator/fixtures";
import { afterEach, expect, test } from "vitest";
import { createPdfReader, type PdfReader } from "./open-pdf";

let reader: PdfReader;
afterEach(() => reader.close());

const never = new AbortController().signal;

/** A square of 60 points at (20, 120) from the bottom left of a page of 200, as the picture of an annotation. */
const picture = writtenStream(
  "/Type /XObject /Subtype /Form /BBox [0 0 60 60]",
  "0 0 0 rg 0 0 60 60 re f",
);
const RECT = "/Rect [20 120 80 180]";

interface Written {
  readonly annotations?: readonly string[];
  readonly catalog?: string;
  readonly content?: string;
  readonly resources?: string;
  readonly objects?: readonly (string | Uint8Array)[];
}

/** The pixels, 0 for black to 255 for white, of the page's four quarters' middles and the share of ink in the square. */
async function draw({ annotations = [], objects = [], ...rest }: Written) {
  reader = createPdfReader();
  const file = createWrittenPdf({
    ...rest,
    page: `/MediaBox [0 0 200 200] /Annots [${annotations.join(" ")}]`,
    objects: [
      picture,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      ...objects,
    ],
  });
  const pdf = await reader.open(new Blob([file]));
  const canvas = document.createElement("canvas");
  expect(await pdf.draw(1, canvas, 1, never)).toBe("complete");
  const data = canvas.getContext("2d")?.getImageData(20, 20, 60, 60).data ?? [];
  let dark = 0;
  let coloured = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 255, green = 255, blue = 255] = [data[at], data[at + 1], data[at + 2]];
    if (red < 128) dark += 1;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 64) coloured += 1;
  }
  return { dark: dark / 3600, coloured: coloured / 3600 };
}

const annotation = (entries: string): string =>
  `<< /Type /Annot ${RECT} ${entries} /AP << /N 5 0 R >> >>`;

test.each([
  ["shown and printed", "/F 4", 1],
  ["shown only", "/F 0", 1],
  ["printed only", "/F 36", 1],
  ["neither shown nor printed", "/F 32", 0],
  ["hidden", "/F 6", 0],
  ["hidden and without view", "/F 38", 0],
])("an annotation that is %s", async (_, flags, share) => {
  const { dark } = await draw({
    annotations: [annotation(`/Subtype /Stamp /Name /Approved ${flags}`)],
  });
  expect(dark).toBeCloseTo(share, 1);
});

test("what is printed only does not cover what is shown", async () => {
  const over = writtenStream(
    "/Type /XObject /Subtype /Form /BBox [0 0 60 60]",
    "1 1 1 rg 0 0 60 60 re f",
  );
  const { dark } = await draw({
    annotations: [
      annotation("/Subtype /Stamp /F 0"),
      `<< /Type /Annot ${RECT} /Subtype /Stamp /F 36 /AP << /N 7 0 R >> >>`,
    ],
    objects: [over],
  });
  expect(dark).toBeCloseTo(1, 1);
});

test("a highlight without a picture of its own is drawn", async () => {
  const { coloured } = await draw({
    annotations: [
      `<< /Type /Annot /Subtype /Highlight ${RECT} /F 4 /C [1 1 0] /QuadPoints [20 180 80 180 20 120 80 120] >>`,
    ],
  });
  expect(coloured).toBeGreaterThan(0.9);
});

const form = "/AcroForm << /Fields [7 0 R] /DR << /Font << /F1 6 0 R >> >> /DA (/F1 24 Tf 0 g) >>";

test("the value of a text field without a picture of it is drawn", async () => {
  const field = (value: string) =>
    draw({
      annotations: ["7 0 R"],
      catalog: form,
      objects: [
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Amount) ${value} ${RECT} /F 4 /DA (/F1 24 Tf 0 g) /P 3 0 R >>`,
      ],
    });
  expect((await field("/V (5000)")).dark).toBeGreaterThan(0.05);
  expect((await field("")).dark).toBe(0);
});

test("a ticked box is drawn ticked", async () => {
  const box = (state: string) =>
    draw({
      annotations: ["7 0 R"],
      catalog: form,
      objects: [
        `<< /Type /Annot /Subtype /Widget /FT /Btn /T (Agree) /V /${state} /AS /${state} ${RECT} /F 4 /P 3 0 R
          /AP << /N << /Yes 5 0 R /Off 8 0 R >> >> >>`,
        writtenStream("/Type /XObject /Subtype /Form /BBox [0 0 60 60]", ""),
      ],
    });
  expect((await box("Yes")).dark).toBeCloseTo(1, 1);
  expect((await box("Off")).dark).toBe(0);
});

test.each([
  ["a layer that is on", "/D << /ON [7 0 R] >>", 1],
  ["a layer that is off", "/D << /OFF [7 0 R] >>", 0],
  [
    "a layer that is off on the screen and on when printed",
    "/D << /AS [<< /Event /View /OCGs [7 0 R] /Category [/View] >> << /Event /Print /OCGs [7 0 R] /Category [/Print] >>] >>",
    1,
  ],
])("%s", async (_, configuration, share) => {
  const { dark } = await draw({
    content: "/OC /Layer BDC 0 g 20 120 60 60 re f EMC",
    resources: "/Properties << /Layer 7 0 R >>",
    catalog: `/OCProperties << /OCGs [7 0 R] ${configuration} >>`,
    objects: [
      "<< /Type /OCG /Name (Layer) /Usage << /View << /ViewState /OFF >> /Print << /PrintState /ON >> >> >>",
    ],
  });
  expect(dark).toBeCloseTo(share, 1);
});

test("no script of the document runs, and no form control is on the page", async () => {
  const before = document.querySelectorAll("input, textarea, select, iframe, script").length;
  const { dark } = await draw({
    annotations: ["7 0 R"],
    catalog: `${form} /OpenAction << /S /JavaScript /JS (app.alert\\('x'\\); this.getField\\('Amount'\\).value = 'changed';) >>`,
    objects: [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Amount) ${RECT} /F 4 /P 3 0 R
        /AA << /F << /S /JavaScript /JS (event.value = 'changed';) >> >> >>`,
    ],
  });
  expect(dark).toBe(0);
  expect(document.querySelectorAll("input, textarea, select, iframe, script").length).toBe(before);
});

test("an area of a page is drawn as it is on the whole page", async () => {
  reader = createPdfReader();
  const content = "1 0 0 rg 20 120 60 60 re f 0 0 1 rg 100 20 50 70 re f";
  const pdf = await reader.open(
    new Blob([createWrittenPdf({ content, page: "/MediaBox [0 0 200 200] /Rotate 90" })]),
  );
  const [whole, part] = [document.createElement("canvas"), document.createElement("canvas")];
  await pdf.draw(1, whole, 3, never);
  await pdf.draw(1, part, 3, never, { x: 30, y: 10, width: 80, height: 120 });
  expect([part.width, part.height]).toEqual([240, 360]);
  const expected = whole.getContext("2d")?.getImageData(90, 30, 240, 360).data;
  expect(part.getContext("2d")?.getImageData(0, 0, 240, 360).data).toEqual(expected);
  expect(new Set(expected).size).toBeGreaterThan(1);
});
