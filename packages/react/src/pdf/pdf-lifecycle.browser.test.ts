import { createPdf, createPicturePdf, createWrittenPdf } from "@sign/simulator/fixtures";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { loadPdf } from "./load-pdf";
import { createPdfReader, type PdfReader } from "./open-pdf";
import { setPdfAssets } from "./pdf-assets";
import { coolDownPdf, KEPT_WARM_MS, warmUpPdf } from "./warm-up";
import { packagedWorker } from "./worker-source";

const never = new AbortController().signal;
const file = (pages = 1): Blob =>
  new Blob([createPdf({ pages: Array.from({ length: pages }, () => ({})) })]);

/** The workers that were started and not ended. */
const alive = new Set<Worker>();
let started = 0;
const noise: unknown[] = [];
const hear = (event: PromiseRejectionEvent) => {
  event.preventDefault();
  noise.push(event.reason);
};

// What is tested is when workers start and end, not how long their code is on its way.
beforeAll(() => Promise.all([loadPdf(), packagedWorker()]));

beforeEach(() => {
  const RealWorker = window.Worker;
  class CountedWorker extends RealWorker {
    constructor(...options: ConstructorParameters<typeof RealWorker>) {
      super(...options);
      started += 1;
      alive.add(this);
    }
    override terminate(): void {
      alive.delete(this);
      super.terminate();
    }
  }
  vi.stubGlobal("Worker", CountedWorker);
  window.addEventListener("unhandledrejection", hear);
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void noise.push(words));
  }
});

afterEach(async () => {
  coolDownPdf();
  setPdfAssets({});
  vi.useRealTimers();
  await vi.waitFor(() => expect(alive.size).toBe(0), { timeout: 5_000 });
  window.removeEventListener("unhandledrejection", hear);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  started = 0;
  expect(noise.splice(0)).toEqual([]);
});

test("the worker that was warmed up is taken over by the next reader, once", async () => {
  warmUpPdf();
  warmUpPdf();
  await vi.waitFor(() => expect(alive.size).toBe(1));
  const [one, two] = [createPdfReader(), createPdfReader()];
  await one.open(file());
  expect(started).toBe(1);
  await two.open(file());
  expect(started).toBe(2);
  one.close();
  two.close();
});

test("a warm worker that nobody takes ends by itself", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  warmUpPdf();
  await vi.waitFor(() => expect(alive.size).toBe(1));
  vi.advanceTimersByTime(KEPT_WARM_MS);
  vi.useRealTimers();
  await vi.waitFor(() => expect(alive.size).toBe(0));
});

test("who saves data is not warmed up", async () => {
  vi.stubGlobal("navigator", { connection: { saveData: true } });
  warmUpPdf();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(started).toBe(0);
});

test("a reader closed at once, as under StrictMode, leaves the warm worker to the next", async () => {
  warmUpPdf();
  const first = createPdfReader();
  const opening = first.open(file());
  first.close();
  await expect(opening).rejects.toMatchObject({ code: "preview_failed" });
  const second = createPdfReader();
  expect((await second.open(file())).pageCount).toBe(1);
  expect(started).toBe(1);
  second.close();
});

test("a reader may leave its worker to the next, without its documents", async () => {
  const first = createPdfReader();
  const pdf = await first.open(file());
  first.close({ keepWorker: true });
  await expect(pdf.geometry(1)).rejects.toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = createPdfReader();
  await second.open(file());
  expect(started).toBe(1);
  second.close();
});

test("nothing of a closed reader stays: no worker, no font, no element", async () => {
  const elements = document.body.children.length;
  const fonts = document.fonts.size;
  for (let time = 0; time < 3; time++) {
    const reader = createPdfReader();
    const pdf = await reader.open(file());
    await pdf.draw(1, document.createElement("canvas"), 1, never);
    await pdf.textLayer(1, document.createElement("div"), 1, never);
    reader.close();
    await vi.waitFor(() => expect(alive.size).toBe(0));
  }
  expect(document.fonts.size).toBe(fonts);
  expect(document.body.children.length).toBe(elements);
});

test("work that is ended at any moment is rejected, without noise", async () => {
  const waits = [0, 1, 3, 8, 20, 50];
  const settled: Promise<unknown>[] = [];
  const endAfter = async (wait: number, withDocument: boolean) => {
    const reader = createPdfReader();
    const pdf = withDocument ? await reader.open(file(3)) : null;
    const work = pdf
      ? [
          pdf.draw(1, document.createElement("canvas"), 2, never),
          pdf.text(2),
          pdf.textLayer(2, document.createElement("div"), 1, never),
          pdf.links(3),
          pdf.outline(),
        ]
      : [reader.open(file()), reader.open(new Blob([createPicturePdf("jpeg-2000")]))];
    settled.push(Promise.allSettled(work));
    await new Promise((resolve) => setTimeout(resolve, wait));
    reader.close();
  };
  await Promise.all(waits.flatMap((wait) => [endAfter(wait, true), endAfter(wait, false)]));
  await Promise.all(settled);
  await vi.waitFor(() => expect(alive.size).toBe(0), { timeout: 5_000 });
});

test("a drawing cancelled at any moment leaves the document usable", async () => {
  const reader = createPdfReader();
  const pdf = await reader.open(new Blob([createPicturePdf("jpeg-2000")]));
  for (const wait of [0, 1, 3, 8, 20]) {
    const ending = new AbortController();
    const drawing = pdf.draw(1, document.createElement("canvas"), 3, ending.signal);
    const outcome = drawing.then(
      () => "drawn",
      (reason) => reason,
    );
    await new Promise((resolve) => setTimeout(resolve, wait));
    ending.abort("left");
    expect(["drawn", "left"]).toContain(await outcome);
  }
  expect(await pdf.draw(1, document.createElement("canvas"), 1, never)).toBe("complete");
  reader.close();
});

const opening = (reader: PdfReader, blob: Blob) => expect(reader.open(blob)).rejects;

test("a worker that cannot be fetched is told, and the next attempt may succeed", async () => {
  setPdfAssets({ workerSrc: "/there/is/no/worker.mjs" });
  const reader = createPdfReader();
  await opening(reader, file()).toMatchObject({ code: "preview_failed" });
  setPdfAssets({});
  expect((await reader.open(file())).pageCount).toBe(1);
  reader.close();
});

test("a worker that says nothing is given up, not waited for", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  setPdfAssets({ workerSrc: URL.createObjectURL(new Blob([""], { type: "text/javascript" })) });
  const reader = createPdfReader();
  const failing = opening(reader, file()).toMatchObject({ code: "preview_failed" });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  vi.advanceTimersByTime(40_000);
  await failing;
  reader.close();
});

test("a worker that a policy forbids is told at once", async () => {
  vi.stubGlobal(
    "Worker",
    class {
      constructor() {
        throw new DOMException("refused", "SecurityError");
      }
    },
  );
  const reader = createPdfReader();
  await opening(reader, file()).toMatchObject({ code: "preview_failed" });
  reader.close();
});

test("a file with a password is told apart from a damaged one", async () => {
  const reader = createPdfReader();
  const secret = `/Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}>`;
  const encrypted = createWrittenPdf({ trailer: `/Encrypt << ${secret} >> /ID [<00> <00>]` });
  await opening(reader, new Blob([encrypted])).toMatchObject({ code: "pdf_encrypted" });
  await opening(reader, new Blob([createPdf().slice(0, 300)])).toMatchObject({
    code: "preview_failed",
  });
  expect((await reader.open(file())).pageCount).toBe(1);
  reader.close();
});

test("a file that can no longer be read is told", async () => {
  const gone = new Blob([createPdf({ sizeBytes: 9_000_000 })]);
  const slice = gone.slice.bind(gone);
  let reads = 0;
  vi.spyOn(gone, "slice").mockImplementation((...range) => {
    reads += 1;
    if (reads > 1) throw new DOMException("gone", "NotReadableError");
    return slice(...range);
  });
  const reader = createPdfReader();
  await opening(reader, gone).toMatchObject({ code: "preview_failed" });
  reader.close();
});
