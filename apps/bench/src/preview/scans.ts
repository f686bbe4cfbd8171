import type { Browser } from "playwright";

/** A picture as it goes into a PDF. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** An A4 page at 300 dpi. */
export const SCAN = { width: 2480, height: 3508 };

/** Pages that look scanned (grey paper, specks, lines of text), drawn by the browser: as JPEG, or as PNG for other coders. */
export async function drawScans(
  browser: Browser,
  count: number,
  type: "image/jpeg" | "image/png",
  size = SCAN,
): Promise<Picture[]> {
  const page = await browser.newPage();
  const pictures: Picture[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const encoded = await page.evaluate(
      async ({ width, height, seed, type }) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        if (!context) throw new Error("no canvas");
        const chance = {
          state: seed,
          next(): number {
            this.state = (this.state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
            return this.state / 4_294_967_296;
          },
        };
        context.fillStyle = "#f3f1ec";
        context.fillRect(0, 0, width, height);
        for (let speck = 0; speck < 20_000; speck++) {
          context.fillStyle = `rgba(0, 0, 0, ${chance.next() * 0.12})`;
          context.fillRect(chance.next() * width, chance.next() * height, 3, 3);
        }
        context.fillStyle = "#222";
        context.font = "44px serif";
        for (let line = 0; line < height / 70 - 6; line++) {
          const words = Array.from({ length: 11 }, () => chance.next().toString(36).slice(2, 8));
          context.fillText(words.join(" "), 200, 250 + line * 70, width - 400);
        }
        const blob = await canvas.convertToBlob({ type, quality: 0.7 });
        return new Uint8Array(await blob.arrayBuffer()).toBase64();
      },
      { ...size, seed, type },
    );
    pictures.push({ ...size, bytes: Buffer.from(encoded, "base64") });
  }
  await page.close();
  return pictures;
}
