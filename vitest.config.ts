import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "packages/{protocol,verify,server,simulator,react}/vitest.config.ts",
      "packages/{react,verify}/vitest.browser.config.ts",
      "apps/{demo,react-18,runtimes}/vitest.config.ts",
      ".storybook/guides/checks/vitest.config.ts",
      ".storybook/vitest{,.looks}.config.ts",
    ],
  },
});
