import { createInkMap, displayedSize, type InkMap, inkDensity, inkOf } from "@sign/protocol";
import type { OpenPdf } from "../pdf/open-pdf";

/** The maps of a document's pages, drawn when they are first asked for. */
export interface InkMaps {
  /** What is on a page: its text, and all that shows when it is drawn small. Rejects when the page cannot be drawn, or the signal aborts. */
  page(page: number, signal: AbortSignal): Promise<InkMap>;
}

/** Maps kept of one document. */
const KEPT = 4;

const mapsByPdf = new WeakMap<OpenPdf, InkMaps>();

/** Lets the page breathe before work that nobody waits for. */
const idle = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const go = () => (signal.aborted ? reject(signal.reason) : resolve());
    if (typeof requestIdleCallback === "function") requestIdleCallback(go, { timeout: 1000 });
    else setTimeout(go, 100);
  });

function release(...canvases: readonly HTMLCanvasElement[]): void {
  for (const canvas of canvases) {
    canvas.width = 0;
    canvas.height = 0;
  }
}

async function mapPage(pdf: OpenPdf, page: number, signal: AbortSignal): Promise<InkMap> {
  await idle(signal);
  const size = displayedSize(await pdf.geometry(page));
  const density = inkDensity(size);
  const drawn = document.createElement("canvas");
  const read = document.createElement("canvas");
  try {
    await pdf.draw(page, drawn, density, signal);
    const runs = await pdf.text(page).catch(() => []);
    await idle(signal);
    const { width, height } = drawn;
    read.width = width;
    read.height = height;
    // The drawing's own canvas may belong to a worker; a copy in memory can always be read.
    const context = read.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("This browser gives no 2d context.");
    context.drawImage(drawn, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const words = runs.filter(({ text }) => text.trim() !== "").map(({ box }) => box);
    return createInkMap(width, inkOf(data), density, words);
  } finally {
    release(drawn, read);
  }
}

interface Drawing {
  readonly map: Promise<InkMap>;
  readonly ending: AbortController;
  waiting: number;
}

/** The maps of an open document; the same for whoever asks, and gone with the document. A page is drawn once for all who wait, and not to the end when none waits any more. */
export function inkMapsOf(pdf: OpenPdf): InkMaps {
  const known = mapsByPdf.get(pdf);
  if (known) return known;
  const maps = new Map<number, InkMap>();
  const drawings = new Map<number, Drawing>();

  function keep(page: number, map: InkMap): void {
    maps.set(page, map);
    const [oldest] = maps.keys();
    if (maps.size > KEPT && oldest !== undefined) maps.delete(oldest);
  }

  function draw(page: number): Drawing {
    const ending = new AbortController();
    const map = mapPage(pdf, page, ending.signal);
    const drawing = { map, ending, waiting: 0 };
    drawings.set(page, drawing);
    const done = () => {
      if (drawings.get(page) === drawing) drawings.delete(page);
    };
    map.then((drawn) => keep(page, drawn)).then(done, done);
    return drawing;
  }

  const made: InkMaps = {
    async page(page, signal) {
      const ready = maps.get(page);
      if (ready) return ready;
      const drawing = drawings.get(page) ?? draw(page);
      drawing.waiting += 1;
      const leave = () => {
        drawing.waiting -= 1;
        if (drawing.waiting > 0) return;
        drawings.delete(page);
        drawing.ending.abort();
      };
      signal.addEventListener("abort", leave, { once: true });
      const map = await drawing.map;
      signal.removeEventListener("abort", leave);
      signal.throwIfAborted();
      return map;
    },
  };
  mapsByPdf.set(pdf, made);
  return made;
}
