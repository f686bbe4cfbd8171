import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // Found only while a test runs, these would make Vite bundle React a second time.
  optimizeDeps: {
    include: [
      "@radix-ui/react-dialog",
      "@testing-library/react",
      "axe-core",
      "pdfjs-dist/legacy/build/pdf.min.mjs",
      "react",
      "react-dom",
      "react-dom/client",
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
