import { createRoot } from "react-dom/client";
import { pdfjs } from "react-pdf";
import "react-pdf/dist/Page/AnnotationLayer.css";
import "react-pdf/dist/Page/TextLayer.css";
import type { FunctionComponent } from "react";
import { type Contender, noteOpened } from "../src/preview/contender";
import { startHarness } from "../src/preview/harness";

// react-pdf brings a pdf.js of its own, and a worker of another version refuses to work with it.
pdfjs.GlobalWorkerOptions.workerSrc = new URL(
  "pdfjs-of-react-pdf/build/pdf.worker.min.mjs",
  import.meta.url,
).toString();

/** The options react-pdf's documentation gives for files that need more than code. */
export const options = {
  wasmUrl: "/pdfjs-of-react-pdf/wasm/",
  cMapUrl: "/pdfjs-of-react-pdf/cmaps/",
  standardFontDataUrl: "/pdfjs-of-react-pdf/standard_fonts/",
  iccUrl: "/pdfjs-of-react-pdf/iccs/",
};

/** What a view of a whole document tells: pages painted, and how many there are. */
export interface ViewProps {
  readonly file: File;
  readonly onCount: (pages: number) => void;
  readonly onPainted: (page: number) => void;
}

/** Measures a React view of a document. */
export function measureView(View: FunctionComponent<ViewProps>): void {
  const contender: Contender = {
    open(file, host) {
      const scroller = document.createElement("div");
      scroller.className = "scroller";
      host.append(scroller);
      const root = createRoot(scroller);
      const onScreen = new Set<number>();
      let waiting: { page: number; done: () => void } | null = null;
      let pageCount = 0;
      const opened = {
        get pageCount() {
          return pageCount;
        },
        scroller,
        async goTo(page: number) {
          const arrived = new Promise<void>((done) => {
            waiting = { page, done };
          });
          const way = scroller.scrollHeight / pageCount;
          onScreen.delete(page);
          scroller.scrollTop = (page - 1) * way + 20;
          await arrived;
        },
        close() {
          root.unmount();
          scroller.remove();
        },
      };
      return new Promise((resolve) => {
        root.render(
          <View
            file={file}
            onCount={(count) => {
              noteOpened();
              pageCount = count;
            }}
            onPainted={(page) => {
              onScreen.add(page);
              if (page === 1) resolve(opened);
              if (waiting && Math.abs(waiting.page - page) <= 1) waiting.done();
            }}
          />,
        );
      });
    },
  };
  startHarness(contender);
}
