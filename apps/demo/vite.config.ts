import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/client",
  plugins: [react()],
  build: {
    outDir: "../../dist/client",
    emptyOutDir: true,
    // Data URLs would have to be allowed by the page's policy.
    assetsInlineLimit: 0,
    // The PDF worker is one chunk by design and loads only when a preview opens.
    chunkSizeWarningLimit: 2500,
  },
});
