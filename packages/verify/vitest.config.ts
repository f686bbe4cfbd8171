import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { testTimeout: 60_000, name: "verify", include: ["src/**/*.test.ts"], environment: "node" },
});
