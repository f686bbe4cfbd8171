import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "packages/{protocol,verify,server,simulator}/vitest.config.ts",
      "packages/react/vitest.config.ts",
      "packages/react/vitest.browser.config.ts",
    ],
  },
});
