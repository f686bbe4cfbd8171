import { createPdf } from "@sign/simulator/fixtures";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPdfReader, type OpenPdf } from "../pdf/open-pdf";
import { canvases, eventually, fakePdf, makeHost, openViewer, sheetOf } from "./viewer.test.kit";

type Pages = NonNullable<Parameters<typeof createPdf>[0]>["pages"];

async function openPdf(pages: Pages): Promise<OpenPdf> {
  const reader = createPdfReader();
  onTestFinished(() => reader.close());
  return reader.open(new Blob([createPdf({ pages: pages ?? [{}] })]));
}

const drawnPages = (host: HTMLElement): number[] =>
  canvases(host).map((canvas) => Number(canvas.closest<HTMLElement>("[data-page]")?.dataset.page));

test("a thousand pages have their place at once, and only those near the view exist", async () => {
  const pdf = await openPdf(Array.from({ length: 1000 }, () => ({})));
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
  expect(host.scrollHeight).toBeGreaterThan(1000 * 700);
  expect(host.querySelectorAll("article").length).toBeLessThan(6);
  viewer.goTo(777);
  await eventually(() => expect(drawnPages(host)).toContain(777));
  expect(viewer.state().page).toBe(777);
  expect(host.querySelectorAll("article").length).toBeLessThan(8);
  await eventually(() => expect(viewer.state().measured).toBe(true));
});

test("the pages of a scroll-through leave few canvases, and nothing once they are gone", async () => {
  const made = vi.spyOn(document, "createElement");
  onTestFinished(() => made.mockRestore());
  const { viewer, host } = openViewer(fakePdf({ pageCount: 120 }));
  await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
  const all = () =>
    made.mock.results
      .map(({ value }) => value)
      .filter((value): value is HTMLCanvasElement => value instanceof HTMLCanvasElement);
  let most = 0;
  for (let page = 1; page <= 120; page += 2) {
    viewer.goTo(page);
    await eventually(() => expect(drawnPages(host)).toContain(page));
    most = Math.max(most, all().filter(({ width }) => width > 0).length);
  }
  expect(all().length).toBeGreaterThan(60);
  expect(most).toBeLessThanOrEqual(20);
  viewer.destroy();
  expect(all().filter(({ width }) => width > 0)).toEqual([]);
});

test("mixed, turned, huge and tiny pages have their own sizes, and the page that is read stays when they come", async () => {
  const pages = Array.from({ length: 300 }, (_, at) =>
    at === 3
      ? { mediaBox: [0, 0, 14_400, 14_400] as const }
      : at % 3 === 0
        ? { rotate: 90 }
        : at % 7 === 0
          ? { mediaBox: [0, 0, 85, 85] as const }
          : {},
  );
  const pdf = await openPdf(pages);
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(host.scrollHeight).toBeGreaterThan(10_000));
  viewer.goTo(200);
  const offset = () => viewer.box(200).top - host.scrollTop;
  const before = offset();
  await eventually(() => expect(viewer.state().measured).toBe(true));
  expect(Math.abs(offset() - before)).toBeLessThanOrEqual(1);
  expect(viewer.size(4)).toEqual({ width: 14_400, height: 14_400 });
  expect(viewer.size(8)).toEqual({ width: 85, height: 85 });
  expect(viewer.size(7).width).toBeCloseTo(841.89);
  await eventually(() => expect(drawnPages(host)).toContain(200));
  viewer.goTo(4);
  await eventually(() => expect(drawnPages(host)).toContain(4));
  const [canvas] = canvases(sheetOf(host, 4));
  expect((canvas?.width ?? 0) * (canvas?.height ?? 0)).toBeLessThanOrEqual(10_000_000 + 8192);
});

test("a canvas is shown when it has been drawn, not before", async () => {
  const ends: (() => void)[] = [];
  const pdf = fakePdf({
    draw: () => new Promise((resolve) => ends.push(() => resolve("complete"))),
  });
  const { host } = openViewer(pdf);
  await eventually(() => expect(ends).toHaveLength(1));
  expect(sheetOf(host, 1).dataset.state).toBe("drawing");
  expect(canvases(host)).toEqual([]);
  ends[0]?.();
  await eventually(() => expect(drawnPages(host)).toEqual([1]));
  expect(sheetOf(host, 1).dataset.state).toBe("complete");
});

test("one page is drawn before the first has been painted, two at once after", async () => {
  let running = 0;
  const counts: number[] = [];
  const pdf = fakePdf({
    pageCount: 30,
    size: () => [300, 100],
    async draw() {
      counts.push(++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return "complete";
    },
  });
  const { host } = openViewer(pdf);
  await eventually(() => expect(drawnPages(host).length).toBeGreaterThan(4));
  expect(counts.slice(0, 2)).toEqual([1, 1]);
  expect(Math.max(...counts)).toBe(2);
});

test("pages that there is no room to keep are not drawn again and again", async () => {
  const draw = vi.fn<OpenPdf["draw"]>(async () => "complete");
  const { viewer, host } = openViewer(fakePdf({ pageCount: 60, size: () => [300, 10], draw }));
  viewer.setZoom(0.5);
  await eventually(() => expect(drawnPages(host).length).toBeGreaterThan(25));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = draw.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(draw.mock.calls.length).toBe(before);
});

test("drawing stops for a page that is left", async () => {
  const signals = new Map<number, AbortSignal>();
  const pdf = fakePdf({
    pageCount: 50,
    draw: (page, _canvas, _scale, signal) =>
      new Promise((resolve, reject) => {
        if (signals.size > 0) resolve("complete");
        signals.set(page, signal);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  });
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(signals.has(1)).toBe(true));
  viewer.goTo(40);
  await eventually(() => expect(drawnPages(host)).toContain(40));
  expect(signals.get(1)?.aborted).toBe(true);
});

test("at another zoom the old picture stays, stretched, until the new one is there", async () => {
  const waiting: (() => void)[] = [];
  let slow = false;
  const pdf = fakePdf({
    draw: () =>
      new Promise((resolve) => {
        if (slow) waiting.push(() => resolve("complete"));
        else resolve("complete");
      }),
  });
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(drawnPages(host)).toContain(1));
  const [before] = canvases(sheetOf(host, 1));
  slow = true;
  viewer.setZoom(2);
  await eventually(() => expect(waiting.length).toBeGreaterThan(0));
  const [during] = canvases(sheetOf(host, 1));
  expect(during).toBe(before);
  expect(during?.getBoundingClientRect().width).toBeCloseTo(viewer.box(1).width, 1);
  waiting[0]?.();
  await eventually(() => expect(canvases(sheetOf(host, 1))[0]).not.toBe(before));
  expect(before?.width).toBe(0);
});

test("a page that cannot be drawn says so in words, and can be tried again", async () => {
  let broken = true;
  const pdf = fakePdf({
    async draw(page) {
      if (broken && page === 1) throw new Error("broken page");
      return "complete";
    },
  });
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(sheetOf(host, 1).dataset.state).toBe("failed"));
  expect(sheetOf(host, 1).textContent).toContain("Page 1 could not be shown.");
  expect(canvases(sheetOf(host, 1))).toEqual([]);
  expect(viewer.nextUnseen()).toBe(1);
  broken = false;
  sheetOf(host, 1).querySelector<HTMLButtonElement>("button")?.click();
  await eventually(() => expect(sheetOf(host, 1).dataset.state).toBe("complete"));
  expect(sheetOf(host, 1).textContent).not.toContain("could not be shown");
  expect(document.activeElement).toBe(host);
});

test("a page with something missing shows the rest, and says so", async () => {
  const { host } = openViewer(fakePdf({ draw: async () => "incomplete" }));
  await eventually(() => expect(sheetOf(host, 1).dataset.state).toBe("incomplete"));
  expect(canvases(sheetOf(host, 1))).toHaveLength(1);
  expect(sheetOf(host, 1).textContent).toContain("Something on page 1 is missing.");
});

test("a document whose pages cannot even be measured still says so page by page", async () => {
  const pdf: OpenPdf = {
    ...fakePdf(),
    geometry: () => Promise.reject(new Error("no page")),
    draw: () => Promise.reject(new Error("no page")),
  };
  const { host } = openViewer(pdf);
  await eventually(() => expect(sheetOf(host, 1).dataset.state).toBe("failed"));
});

test("an element without size waits, and shows the pages as soon as it has one", async () => {
  const host = makeHost(0, 0);
  const { viewer } = openViewer(fakePdf({ pageCount: 20 }), host);
  viewer.setZoom(1.5);
  viewer.goTo(9);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(canvases(host)).toEqual([]);
  expect(Number.isFinite(viewer.state().scale)).toBe(true);
  host.style.width = "500px";
  host.style.height = "600px";
  await eventually(() => expect(drawnPages(host)).toContain(9));
  expect(viewer.state().zoom).toBe(1.5);
});

test("what a hidden tab or dialog forgets, the viewer remembers", async () => {
  const { viewer, host } = openViewer(fakePdf({ pageCount: 50 }));
  await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
  viewer.goTo(30);
  host.scrollTop += 123;
  const top = host.scrollTop;
  await eventually(() => expect(drawnPages(host)).toContain(30));
  host.style.display = "none";
  await new Promise((resolve) => setTimeout(resolve, 50));
  host.style.display = "";
  host.dispatchEvent(new Event("scroll"));
  await eventually(() => expect(host.scrollTop).toBe(top));
});

test("a phone that is turned shows the same place", async () => {
  const { viewer, host } = openViewer(fakePdf({ pageCount: 50 }), makeHost(360, 640));
  await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
  viewer.goTo(30);
  host.scrollTop += 200;
  const middle = () => {
    const { left, top, width, height } = host.getBoundingClientRect();
    return viewer.locate(left + width / 2, top + height / 2);
  };
  await eventually(() => expect(drawnPages(host)).toContain(30));
  const before = middle();
  const { revision } = viewer.state();
  host.style.width = "640px";
  host.style.height = "360px";
  await eventually(() => expect(viewer.state().revision).toBeGreaterThan(revision));
  expect(middle().page).toBe(before.page);
  expect(Math.abs(middle().y - before.y)).toBeLessThan(2);
});
