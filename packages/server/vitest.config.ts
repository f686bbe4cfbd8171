import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    name: "server",
    include: ["src/**/*.test.ts"],
    setupFiles: ["../../.ci/property-seed.ts"],
    environment: "node",
  },
});
