import { defineConfig } from "vitest/config";
import { chromium } from "../../.ci/chromium.ts";

/** The same files, good and bad, judged in a real browser. */
export default defineConfig({
  optimizeDeps: { include: ["fflate", "@sign/protocol > zod"] },
  test: {
    testTimeout: 60_000,
    name: "verify-browser",
    include: ["src/attacks.test.ts", "src/good-samples.test.ts"],
    browser: chromium,
  },
});
