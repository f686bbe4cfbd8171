import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfFiles } from "./pdf-files";

export default defineConfig({
  root: "src/client",
  plugins: [react(), pdfFiles],
  build: {
    outDir: "../../dist/client",
    emptyOutDir: true,
    rolldownOptions: { input: ["src/client/index.html", "src/client/strict.html"] },
    // Data URLs would have to be allowed by the page's policy.
    assetsInlineLimit: 0,
    // The PDF worker is one chunk by design and loads only when a preview opens.
    chunkSizeWarningLimit: 2500,
  },
});
