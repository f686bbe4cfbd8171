import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { defineConfig } from "vitest/config";
import { chromium } from "../.ci/chromium.ts";

/** Every story is a test in Chromium; a violation that axe finds fails it. */
export default defineConfig({
  plugins: [storybookTest({ configDir: import.meta.dirname })],
  test: {
    name: "storybook",
    testTimeout: 90_000,
    browser: chromium,
  },
});
