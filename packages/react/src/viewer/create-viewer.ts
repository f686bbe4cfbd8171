import type { OpenPdf } from "../pdf/open-pdf";
import { createPageMeasure } from "./measure-pages";
import { addPageClicks } from "./page-clicks";
import { createPageDetails } from "./page-details";
import { createPageDrawing } from "./page-drawing";
import { pageBox } from "./page-layout";
import { createPageReading } from "./page-reading";
import { createPageScroll } from "./page-scroll";
import type { PageSheet } from "./page-sheet";
import { createPageSheets } from "./page-sheets";
import { guessPageSizes, pageSize } from "./page-sizes";
import { createPageWatch, currentRatio } from "./page-watch";
import { makePart } from "./parts";
import { createSeenPages } from "./seen-parts";
import type { PagePoint, Viewer, ViewerLabels, ViewerPosition, ViewerState } from "./viewer";
import { createStateStore } from "./viewer-state";
import { addZoomGestures } from "./zoom-gestures";
import { enlarged, reduced } from "./zoom-steps";

/** What a viewer shows besides the document. */
export interface ViewerOptions {
  readonly labels: ViewerLabels;
  /** Where to go on reading. @default the top of the document, fitted to the width, nothing seen */
  readonly restore?: ViewerPosition;
}

/** Shows the pages of a document in `host`, an element that scrolls; it may have no size yet, and is empty again after `destroy`. */
export function createViewer(
  host: HTMLElement,
  pdf: OpenPdf,
  { labels, restore }: ViewerOptions,
): Viewer {
  const ending = new AbortController();
  const { signal } = ending;
  const sizes = guessPageSizes(pdf.pageCount);
  const seen = createSeenPages(pdf.pageCount, restore?.seen);
  const clicked = new Set<{ readonly tell: (at: PagePoint, event: MouseEvent) => void }>();
  const track = makePart("div", "track");
  const overlay = makePart("div", "overlay");
  track.append(overlay);
  host.append(track);
  let revision = 0;
  let measuring = false;
  let measured = false;

  const scroll = createPageScroll({
    host,
    track,
    sizes,
    restore,
    onLayout: layOut,
    onMove: (view) => watch.put(view),
  });
  const measure = createPageMeasure({
    pdf,
    sizes,
    signal,
    idle: (patience) => drawing.idle(patience),
    changed: scroll.refresh,
  });
  const drawing = createPageDrawing({ pdf, sizes, measure: measure.page, changed: showAnew });
  const reading = createPageReading({
    pdf,
    sizes,
    labels,
    sheet: (page) => sheets.get(page),
    goTo: scroll.goTo,
  });
  const details = createPageDetails({ pdf, sizes, sheet: (page) => sheets.get(page) });
  const sheets = createPageSheets({
    track,
    end: overlay,
    sizes,
    labels,
    retry(page) {
      // The button that has the focus goes away.
      host.focus({ preventScroll: true });
      drawing.forgive(page);
      showAnew(page);
    },
    added: show,
    removed(page) {
      reading.forget(page);
      details.forget(page);
    },
  });
  const watch = createPageWatch({
    track,
    scroll,
    sheets,
    drawing,
    reading,
    details,
    seen,
    looked,
  });
  const store = createStateStore(snapshot());

  function snapshot(): ViewerState {
    const zoom = scroll.zoom();
    return {
      page: scroll.page(),
      pageCount: pdf.pageCount,
      zoom,
      scale: scroll.layout().scale,
      canEnlarge: enlarged(zoom, scroll.limits()) !== null,
      canReduce: reduced(zoom, scroll.limits()) !== null,
      revision,
      seenPages: seen.count(),
      measured,
    };
  }

  function show(page: number, sheet: PageSheet): void {
    const layout = scroll.layout();
    const picture = drawing.picture(page);
    const ratio = currentRatio();
    const sharp = picture?.scale === layout.scale * ratio && !picture.capped;
    sheet.place(pageBox(layout, page));
    sheet.picture(picture, sharp ? ratio : null);
    sheet.setState(drawing.failed(page) ? "failed" : (picture?.drawn ?? "drawing"));
  }

  function showAnew(page: number): void {
    const sheet = sheets.get(page);
    if (sheet) show(page, sheet);
    watch.soon();
  }

  function layOut(): void {
    revision++;
    for (const [page, sheet] of sheets.entries()) show(page, sheet);
    reading.rescale(scroll.layout().scale);
    watch.relaid();
    store.set(snapshot());
  }

  function looked(): void {
    store.set(snapshot());
    // The first pages have been asked for by now: they come before the sizes of all others.
    if (!measuring) measureAll();
  }

  async function measureAll(): Promise<void> {
    measuring = true;
    await measure.all();
    if (signal.aborted) return;
    measured = true;
    store.set(snapshot());
  }

  async function begin(): Promise<void> {
    await measure.first();
    if (signal.aborted) return;
    scroll.refresh();
    watch.start();
  }

  function step(next: typeof enlarged): void {
    const zoom = next(scroll.zoom(), scroll.limits());
    if (zoom !== null) scroll.setZoom(zoom);
  }

  const resized = new ResizeObserver(scroll.refresh);

  const viewer: Viewer = {
    overlay,
    state: store.get,
    subscribe: store.subscribe,
    size: (page) => pageSize(sizes, page),
    box: (page) => pageBox(scroll.layout(), page),
    locate: (clientX, clientY) => scroll.locate({ clientX, clientY }),
    goTo: scroll.goTo,
    reveal: scroll.reveal,
    setZoom: scroll.setZoom,
    enlarge: () => step(enlarged),
    reduce: () => step(reduced),
    scrollBy: scroll.scrollBy,
    mark: sheets.mark,
    onPageClick(tell) {
      const entry = { tell };
      clicked.add(entry);
      return () => clicked.delete(entry);
    },
    nextUnseen: () => seen.nextUnseen(scroll.page()),
    position: () => ({ ...scroll.place(), seen: seen.parts() }),
    destroy() {
      ending.abort();
      resized.disconnect();
      watch.destroy();
      reading.destroy();
      details.destroy();
      drawing.destroy();
      track.remove();
      store.clear();
      clicked.clear();
    },
  };

  scroll.refresh();
  resized.observe(host);
  host.addEventListener("scroll", watch.soon, { passive: true, signal });
  addZoomGestures(host, viewer, signal);
  addPageClicks(
    track,
    (event) => {
      const at = scroll.locate(event);
      for (const { tell } of [...clicked]) tell(at, event);
    },
    signal,
  );
  begin();
  return viewer;
}
