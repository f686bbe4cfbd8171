// The kit's preview: its viewer over its reader, with the stylesheet that it ships.
import "../../../../packages/react/src/styles.css";
import { createPdfReader, type OpenPdf } from "../../../../packages/react/src/pdf/open-pdf";
import { warmUpPdf } from "../../../../packages/react/src/pdf/warm-up";
import { createViewer } from "../../../../packages/react/src/viewer/viewer";
import { type Contender, noteOpened } from "./contender";
import { startHarness } from "./harness";

const labels = {
  page: (page: number, count: number) => `Page ${page} of ${count}`,
  failed: (page: number) => `Page ${page} could not be shown.`,
  incomplete: (page: number) => `Page ${page} is not complete.`,
  retry: "Try again",
  link: (target: string) => target,
};

/** Resolves when the page of that number is on screen and drawn. */
const drawn = (host: HTMLElement, name: string): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const page = host.querySelector(`[data-sign-part=page][aria-label="${name}"]`);
      const state = page?.getAttribute("data-state");
      if (state === "complete" || state === "incomplete") resolve();
      else requestAnimationFrame(look);
    };
    look();
  });

const contender: Contender = {
  async warmUp() {
    warmUpPdf();
    await new Promise((resolve) => setTimeout(resolve, 1500));
  },
  async open(file, host) {
    const scroller = document.createElement("div");
    scroller.className = "scroller";
    scroller.dataset.signPart = "pages";
    host.append(scroller);
    const reader = createPdfReader();
    const pdf: OpenPdf = await reader.open(file);
    noteOpened();
    const viewer = createViewer(scroller, pdf, { labels });
    await drawn(scroller, labels.page(1, pdf.pageCount));
    return {
      pageCount: pdf.pageCount,
      scroller,
      goTo(page) {
        viewer.goTo(page);
        return drawn(scroller, labels.page(page, pdf.pageCount));
      },
      close() {
        viewer.destroy();
        reader.close();
        scroller.remove();
      },
    };
  },
};

startHarness(contender);
