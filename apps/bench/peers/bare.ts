// pdf.js alone: page 1 on a canvas, the least that can be done.
import * as pdf from "pdfjs-dist";
import { type Contender, painted } from "../src/preview/contender";
import { startHarness } from "../src/preview/harness";

pdf.GlobalWorkerOptions.workerSrc = new URL(
  "pdfjs-dist/build/pdf.worker.min.mjs",
  import.meta.url,
).toString();

const contender: Contender = {
  async open(file, host) {
    const task = pdf.getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      wasmUrl: "/pdfjs-dist/wasm/",
      cMapUrl: "/pdfjs-dist/cmaps/",
      standardFontDataUrl: "/pdfjs-dist/standard_fonts/",
      iccUrl: "/pdfjs-dist/iccs/",
    });
    const document_ = await task.promise;
    const canvas = document.createElement("canvas");
    host.append(canvas);
    const draw = async (number: number) => {
      const page = await document_.getPage(number);
      const fit = 800 / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale: fit * devicePixelRatio });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      await page.render({ canvas, viewport }).promise;
      await painted();
    };
    await draw(1);
    return {
      pageCount: document_.numPages,
      scroller: null,
      goTo: draw,
      async close() {
        await task.destroy();
        canvas.remove();
      },
    };
  },
};

startHarness(contender);
