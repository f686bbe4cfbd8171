import path from "node:path";
import { mergeConfig } from "vitest/config";
import browser from "../../packages/react/vitest.browser.config.ts";

const here = (name: string) => path.join(import.meta.dirname, "node_modules", name);

// Every import of React, also those of Radix and Testing Library, resolves to this folder's React 18.
export default mergeConfig(browser, {
  root: path.join(import.meta.dirname, "../../packages/react"),
  cacheDir: path.join(import.meta.dirname, "node_modules/.vite"),
  resolve: { alias: { react: here("react"), "react-dom": here("react-dom") } },
  test: { name: "react-18" },
});
