import { readFile } from "node:fs/promises";
import {
  createPdf,
  createPicturePdf,
  createWrittenPdf,
  writtenStream,
} from "@sign/simulator/fixtures";
import {
  dialog,
  download,
  type PickedFile,
  pickFiles,
  review,
  sheets,
  signButton,
  status,
} from "./demo-page";
import { expect, type Page, test } from "./journey";
import { sign } from "./one-contract";
import { expectSignedBy } from "./signed-file";

const text = {
  name: "Tekst.pdf",
  bytes: createPdf({ pages: [{ lines: ["Avtale"] }, { rotate: 90 }] }),
};
const jpeg2000 = { name: "JPEG 2000.pdf", bytes: createPicturePdf("jpeg-2000") };
const jbig2 = { name: "JBIG2.pdf", bytes: createPicturePdf("jbig2") };

/** A page that is one JPEG picture, large enough to be drawn by a worker of its own. */
async function scan(page: Page): Promise<PickedFile> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1600);
    const image = new ImageData(1600, 1600);
    for (let at = 0; at < image.data.length; at += 65_536) {
      crypto.getRandomValues(image.data.subarray(at, at + 65_536));
    }
    for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
    canvas.getContext("2d")?.putImageData(image, 0, 0);
    const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality: 1 });
    const reader = new FileReader();
    reader.readAsDataURL(jpeg);
    await new Promise((resolve) => reader.addEventListener("load", resolve));
    return String(reader.result).split(",")[1] ?? "";
  });
  const picture = writtenStream(
    "/Subtype /Image /Width 1600 /Height 1600 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
    Uint8Array.from(Buffer.from(base64, "base64")),
  );
  const resources = "/XObject << /Im 5 0 R >>";
  const bytes = createWrittenPdf({
    content: "180 0 0 180 10 10 cm /Im Do",
    resources,
    objects: [picture],
  });
  expect(bytes.length).toBeGreaterThan(4_000_000);
  return { name: "Skann.pdf", bytes };
}

/** Serves the pages and scripts of the demo under exactly this policy. */
async function serveUnder(page: Page, policy: string): Promise<void> {
  await page.context().route(
    ({ hostname, pathname }) => hostname === "localhost" && !/^\/(api|demo)\//.test(pathname),
    async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": policy };
      await route.fulfill({ response, headers });
    },
  );
}

/** The whole way with a text, a scan and these pictures, each drawn whole before it is signed; gives the policy it went under. */
async function goTheWholeWay(page: Page, address: string, pictures: readonly PickedFile[]) {
  const answer = await page.goto(address);
  const policy = await answer?.headerValue("content-security-policy");
  const files = [text, await scan(page), ...pictures];
  await pickFiles(page, files);
  await review(page);
  for (const { name } of files) {
    await dialog(page).getByRole("tab", { name }).click();
    await expect(sheets(page).first()).toBeVisible();
    await expect(dialog(page).locator("[data-sign-part=page]").first()).toHaveAttribute(
      "data-state",
      "complete",
    );
  }
  await signButton(page).click();
  await sign(page);
  await expect(status(page)).toContainText(/signert/);
  for (const [at, { bytes }] of files.entries()) {
    await expect(page.getByText("Alle kontroller er bestått").nth(at)).toBeVisible();
    await expectSignedBy((await download(page, at)).path, bytes);
  }
  return policy;
}

test("the whole way under default-src 'self' alone, with pdf.js from addresses of one's own", async ({
  page,
}) => {
  expect(await goTheWholeWay(page, "/strict.html?lang=nb", [jpeg2000, jbig2])).toBe(
    "default-src 'self'",
  );
});

test("the whole way under the policy that the guide gives for the set-up as it comes", async ({
  page,
}) => {
  const guide = await readFile(
    new URL("../../../.storybook/guides/csp.md", import.meta.url),
    "utf8",
  );
  const [, policy = ""] = /```http\nContent-Security-Policy: (.+)\n```/.exec(guide) ?? [];
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/'unsafe-/);
  await serveUnder(page, policy);
  expect(await goTheWholeWay(page, "/?lang=nb", [jpeg2000, jbig2])).toBe(policy);
});

test("the whole way with text and scans where nothing but blob: workers is added to default-src 'self'", async ({
  page,
}) => {
  const policy = "default-src 'self'; worker-src 'self' blob:";
  await serveUnder(page, policy);
  expect(await goTheWholeWay(page, "/?lang=nb", [])).toBe(policy);
});
