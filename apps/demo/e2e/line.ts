import type { Page } from "@playwright/test";

/** What a page's connection is like; without a value as fast as it can be. */
export interface Line {
  readonly offline?: boolean;
  readonly latencyMs?: number;
  readonly bytesPerSecond?: number;
}

/** Takes over a page's connection; requests under way feel a change too. */
export async function openLine(page: Page): Promise<(line: Line) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async ({ offline = false, latencyMs = 0, bytesPerSecond = -1 }) => {
    await session.send("Network.emulateNetworkConditions", {
      offline,
      latency: latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  };
}
