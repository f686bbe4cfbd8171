import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: ["src/index.ts"],
    format: ["esm", "cjs"],
    target: "es2022",
    platform: "neutral",
    dts: true,
    clean: true,
  },
  { entry: ["src/browser.cts"], format: ["cjs"], target: "es2022", platform: "neutral" },
  { entry: ["src/cli.ts"], format: ["esm"], target: "node20", platform: "node" },
]);
