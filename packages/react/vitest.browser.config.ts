import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { browserDependencies } from "../../.storybook/browser-dependencies.ts";

export default defineConfig({
  plugins: [react()],
  optimizeDeps: {
    include: [
      "@testing-library/react",
      "axe-core",
      ...browserDependencies.map((name) => name.replace("@sign/react > ", "")),
    ],
  },
  test: {
    testTimeout: 60_000,
    name: "react-browser",
    include: ["src/**/*.browser.test.{ts,tsx}"],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" }],
      provider: playwright({
        launchOptions: {
          executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
          args: ["--no-sandbox", "--disable-dev-shm-usage"],
        },
      }),
    },
  },
});
