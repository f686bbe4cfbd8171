import { setPdfAssets } from "@sign/react";

// For a page whose policy allows neither `blob:` workers nor WebAssembly; the files come from `pdf-files.ts`.
setPdfAssets({
  workerSrc: "/pdf/pdf.worker.min.mjs",
  rendererSrc: "/pdf/pdf.renderer.min.mjs",
  wasmUrl: "/pdf/wasm/",
});
