import { createPdf } from "@sign/simulator/fixtures";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPdfReader } from "../pdf/open-pdf";
import { createViewer } from "./viewer";
import { canvases, eventually, labels, makeHost } from "./viewer.test.kit";

/** Counts listeners on the targets that outlive a viewer. */
function countListeners(targets: readonly EventTarget[]): () => number {
  let count = 0;
  for (const target of targets) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    target.addEventListener = (
      type: string,
      listener: EventListener,
      options?: AddEventListenerOptions,
    ) => {
      count++;
      options?.signal?.addEventListener("abort", () => count--, { once: true });
      add(type, listener, options);
    };
    target.removeEventListener = (type: string, listener: EventListener) => {
      remove(type, listener);
    };
    onTestFinished(() => {
      Reflect.deleteProperty(target, "addEventListener");
      Reflect.deleteProperty(target, "removeEventListener");
    });
  }
  return () => count;
}

test("after twenty openings and closings no canvas, listener, observer, frame or timer is left", async () => {
  const reader = createPdfReader();
  onTestFinished(() => reader.close());
  const pdf = await reader.open(
    new Blob([createPdf({ pages: Array.from({ length: 30 }, () => ({})) })]),
  );
  const host = makeHost();
  const listeners = countListeners([host, document, window]);
  const observed = vi.spyOn(ResizeObserver.prototype, "observe");
  const disconnected = vi.spyOn(ResizeObserver.prototype, "disconnect");
  const draw = vi.spyOn(pdf, "draw");
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  for (let time = 0; time < 20; time++) {
    const viewer = createViewer(host, pdf, { labels });
    if (time % 3 > 0) await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
    if (time % 3 === 2) {
      viewer.goTo(20);
      viewer.setZoom(1.5);
    }
    expect(listeners()).toBeGreaterThan(0);
    viewer.destroy();
    expect(host.childElementCount).toBe(0);
    expect(listeners()).toBe(0);
  }
  const drawings = draw.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(draw.mock.calls.length).toBe(drawings);
  expect(observed.mock.calls.length).toBe(20);
  expect(disconnected.mock.calls.length).toBe(20);
  expect(drawings).toBeGreaterThan(20);
  expect(draw.mock.calls.filter(([, canvas]) => canvas.width > 0 && canvas.height > 0)).toEqual([]);
  expect(host.childElementCount).toBe(0);
});

test("ending twice, or before anything was shown, is no harm", async () => {
  const reader = createPdfReader();
  onTestFinished(() => reader.close());
  const pdf = await reader.open(new Blob([createPdf()]));
  const host = makeHost();
  const viewer = createViewer(host, pdf, { labels });
  viewer.destroy();
  viewer.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(host.childElementCount).toBe(0);
});
