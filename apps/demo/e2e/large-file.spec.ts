import type { Page } from "@playwright/test";
import { createPdf } from "@sign/simulator/fixtures";
import { arriveAtBankId, signAs } from "@sign/simulator/testing";
import { download, pickFiles, review, signButton, status } from "./demo-page";
import { type DemoServer, startDemo } from "./demo-server";
import { expect, test } from "./journey";
import { expectSignedBy } from "./signed-file";

const megabyte = 1_000_000;

/** Follows the highest resident memory of a process. */
function watchMemory(demo: DemoServer): { readonly peak: () => number; readonly end: () => void } {
  let peak = 0;
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await demo.residentBytes().catch(() => 0));
  };
  const timer = setInterval(() => void look(), 25);
  return { peak: () => peak, end: () => clearInterval(timer) };
}

/** Collects every value a progress bar of the page shows, in the order shown. */
async function collectProgress(page: Page): Promise<readonly number[]> {
  const values: number[] = [];
  await page.exposeBinding("tellProgress", (_source, value: number) => {
    if (values.at(-1) !== value) values.push(value);
  });
  await page.evaluate(() => {
    const { tellProgress } = window as unknown as { tellProgress(value: number): void };
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll("progress")) tellProgress(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return values;
}

test("a PDF of 30 MB goes through with moving progress, in bounded memory", async ({
  page,
  context,
}, { annotations }) => {
  test.setTimeout(180_000);
  const demo = await startDemo();
  const file = { name: "stor.pdf", bytes: createPdf({ sizeBytes: 30 * megabyte }) };
  const before = await demo.residentBytes();
  const memory = watchMemory(demo);

  await page.goto(`${demo.origin}/?lang=nb`);
  const progress = await collectProgress(page);
  await pickFiles(page, [file]);
  await review(page);
  const network = await context.newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 10 * megabyte,
  });
  await signButton(page).click();
  await arriveAtBankId(page);
  const uploading = memory.peak() - before;
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  expect(new Set(progress).size).toBeGreaterThan(4);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));

  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Dokumentet er signert", { timeout: 60_000 });
  const saved = await download(page);
  const whole = memory.peak() - before;
  memory.end();
  await expectSignedBy(saved.path, file.bytes);

  // The simulator in the same process keeps the 30 MB it was sent, and the 30 MB it signed.
  const figure = `server memory: +${Math.round(uploading / megabyte)} MB while uploading, +${Math.round(whole / megabyte)} MB at the most`;
  annotations.push({ type: "memory", description: figure });
  console.log(figure);
  expect(uploading).toBeLessThan(150 * megabyte);
  expect(whole).toBeLessThan(500 * megabyte);
  await demo.stop();
});
