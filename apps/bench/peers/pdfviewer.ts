// pdf.js' own viewer component.
import * as pdf from "pdfjs-dist";
import { EventBus, PDFLinkService, PDFViewer } from "pdfjs-dist/web/pdf_viewer.mjs";
import "pdfjs-dist/web/pdf_viewer.css";
import { type Contender, noteOpened } from "../src/preview/contender";
import { startHarness } from "../src/preview/harness";

pdf.GlobalWorkerOptions.workerSrc = new URL(
  "pdfjs-dist/build/pdf.worker.min.mjs",
  import.meta.url,
).toString();

const contender: Contender = {
  async open(file, host) {
    const scroller = document.createElement("div");
    scroller.className = "scroller";
    const viewerElement = document.createElement("div");
    viewerElement.className = "pdfViewer";
    scroller.append(viewerElement);
    host.append(scroller);
    const eventBus = new EventBus();
    const linkService = new PDFLinkService({ eventBus });
    const viewer = new PDFViewer({
      container: scroller,
      viewer: viewerElement,
      eventBus,
      linkService,
    });
    linkService.setViewer(viewer);
    const paintedPage = (page: number) =>
      new Promise<void>((resolve) => {
        const look = ({ pageNumber }: { pageNumber: number }) => {
          if (pageNumber !== page) return;
          eventBus.off("pagerendered", look);
          resolve();
        };
        eventBus.on("pagerendered", look);
      });
    const first = paintedPage(1);
    eventBus.on("pagesinit", () => {
      viewer.currentScaleValue = "page-width";
    });
    const task = pdf.getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      wasmUrl: "/pdfjs-dist/wasm/",
      cMapUrl: "/pdfjs-dist/cmaps/",
      standardFontDataUrl: "/pdfjs-dist/standard_fonts/",
      iccUrl: "/pdfjs-dist/iccs/",
    });
    const document_ = await task.promise;
    noteOpened();
    viewer.setDocument(document_);
    linkService.setDocument(document_);
    await first;
    return {
      pageCount: document_.numPages,
      scroller,
      async goTo(page) {
        const shown = paintedPage(page);
        const view = viewer.getPageView(page - 1);
        viewer.currentPageNumber = page;
        if (view?.renderingState === 3) return;
        await shown;
      },
      async close() {
        viewer.setDocument(null as never);
        await task.destroy();
        scroller.remove();
      },
    };
  },
};

startHarness(contender);
