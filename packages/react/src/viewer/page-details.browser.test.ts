import { expect, onTestFinished, test, vi } from "vitest";
import type { Box } from "../pdf/open-pdf";
import { MOST_PIXELS } from "./canvas-scale";
import { eventually, fakePdf, openViewer, sheetOf } from "./viewer.test.kit";

/** Remembers which areas were asked for, and sizes canvases as a document does. */
function watched() {
  const areas: { readonly page: number; readonly scale: number; readonly area: Box }[] = [];
  const signals: AbortSignal[] = [];
  const canvases: HTMLCanvasElement[] = [];
  let hold: Promise<void> | null = null;
  const pdf = fakePdf({
    async draw(page, canvas, scale, signal, area) {
      if (!area) return "complete";
      areas.push({ page, scale, area });
      signals.push(signal);
      canvases.push(canvas);
      canvas.width = Math.round(area.width * scale);
      canvas.height = Math.round(area.height * scale);
      await hold;
      return "complete";
    },
  });
  return {
    pdf,
    areas,
    signals,
    canvases,
    holdFor(until: Promise<void>) {
      hold = until;
    },
  };
}

const details = (host: HTMLElement): readonly HTMLCanvasElement[] => [
  ...host.querySelectorAll<HTMLCanvasElement>('[data-sign-part="detail"]'),
];

test("at 400 % what is in view is drawn at the screen's full sharpness, over the page's own picture", async () => {
  const { pdf, areas } = watched();
  const { viewer, host } = openViewer(pdf);
  viewer.setZoom(4);
  const [detail] = await eventually(() => {
    expect(details(host)).toHaveLength(1);
    return details(host);
  });
  const { scale } = viewer.state();
  expect(areas[0]?.scale).toBeCloseTo(scale * Math.max(1, window.devicePixelRatio));
  const shown = detail?.getBoundingClientRect();
  const view = host.getBoundingClientRect();
  expect(shown?.left).toBeLessThanOrEqual(view.left);
  expect(shown?.bottom).toBeGreaterThanOrEqual(view.bottom);
  expect(shown?.width).toBeCloseTo((detail?.width ?? 0) / Math.max(1, window.devicePixelRatio), 0);
  const page = sheetOf(host, areas[0]?.page ?? 0).getBoundingClientRect();
  expect((shown?.left ?? 0) - page.left).toBeCloseTo((areas[0]?.area.x ?? 0) * scale, 0);
  expect((shown?.top ?? 0) - page.top).toBeCloseTo((areas[0]?.area.y ?? 0) * scale, 0);
});

test.each([2, 3])(
  "on a screen with %i pixels per CSS pixel too, within the limit of a canvas, and under what lies over the pages",
  async (ratio) => {
    vi.spyOn(window, "devicePixelRatio", "get").mockReturnValue(ratio);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const { pdf, areas, canvases } = watched();
    const { viewer, host } = openViewer(pdf);
    viewer.setZoom(4);
    await eventually(() => expect(details(host)).toHaveLength(1));
    const [shown] = details(host);
    expect(areas[0]?.scale).toBeCloseTo(viewer.state().scale * ratio);
    expect(shown?.width).toBeCloseTo((shown?.getBoundingClientRect().width ?? 0) * ratio, -1);
    for (const { width, height } of canvases) expect(width * height).toBeLessThan(MOST_PIXELS);

    const over = document.createElement("div");
    over.style.cssText = "position: absolute; width: 100%; height: 100%";
    viewer.overlay.append(over);
    const view = host.getBoundingClientRect();
    expect(document.elementFromPoint(view.x + view.width / 2, view.y + view.height / 2)).toBe(over);
  },
);

test("where the page's own picture is sharp nothing is drawn over it", async () => {
  const { pdf, areas } = watched();
  const { viewer, host } = openViewer(pdf);
  viewer.setZoom(4);
  await eventually(() => expect(details(host)).toHaveLength(1));
  viewer.setZoom(1);
  await eventually(() => expect(details(host)).toHaveLength(0));
  expect(areas).toHaveLength(1);
});

test("a small movement needs no other picture; a larger one replaces it, and frees its canvas", async () => {
  const { pdf, areas, canvases } = watched();
  const { viewer, host } = openViewer(pdf);
  viewer.setZoom(4);
  await eventually(() => expect(details(host)).toHaveLength(1));
  viewer.scrollBy(0, 20);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(areas).toHaveLength(1);
  viewer.scrollBy(0, 600);
  await eventually(() => expect(areas).toHaveLength(2));
  await eventually(() => expect(canvases.map(({ width }) => width > 0)).toEqual([false, true]));
  expect(details(host)).toHaveLength(1);
});

test("what is being drawn is stopped by scrolling and by the end, and leaves no canvas", async () => {
  const { pdf, signals, canvases, holdFor } = watched();
  let release = () => {};
  holdFor(
    new Promise((resolve) => {
      release = resolve;
    }),
  );
  const { viewer, host } = openViewer(pdf);
  viewer.setZoom(4);
  await eventually(() => expect(signals).toHaveLength(1));
  viewer.scrollBy(0, 600);
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
  await eventually(() => expect(signals).toHaveLength(2));
  viewer.destroy();
  expect(signals[1]?.aborted).toBe(true);
  release();
  await eventually(() => expect(canvases.map(({ width }) => width)).toEqual([0, 0]));
  expect(host.childElementCount).toBe(0);
});
