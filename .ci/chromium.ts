import { playwright } from "@vitest/browser-playwright";

/** How Chromium is started: Debian's, or the one that CHROMIUM_PATH names. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
};

/** Vitest's browser settings for tests that run in Chromium. */
export const chromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  instances: [{ browser: "chromium" as const }],
  provider: playwright({ launchOptions }),
};
