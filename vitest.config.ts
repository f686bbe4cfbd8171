import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "packages/{protocol,verify,server,simulator}/vitest.config.ts",
      "packages/react/vitest.config.ts",
      "packages/react/vitest.browser.config.ts",
      "apps/{demo,react-18}/vitest.config.ts",
      {
        plugins: [storybookTest({ configDir: `${import.meta.dirname}/.storybook` })],
        test: {
          name: "storybook",
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
      },
    ],
  },
});
