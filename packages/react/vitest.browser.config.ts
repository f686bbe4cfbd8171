import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { chromium } from "../../.ci/chromium.ts";
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
    browser: chromium,
  },
});
