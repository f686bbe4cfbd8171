import { defineConfig } from "vitest/config";

/** The documents are true: snippets compile, links lead somewhere, every export is explained. */
export default defineConfig({
  test: { name: "docs", root: import.meta.dirname, testTimeout: 180_000 },
});
