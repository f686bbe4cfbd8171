import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Viewer } from "./viewer";
import { canvases, eventually, fakePdf, makeHost, openViewer } from "./viewer.test.kit";
import { FULL_SIZE } from "./zoom-steps";

async function open(): Promise<{ viewer: Viewer; host: HTMLElement }> {
  const opened = openViewer(fakePdf({ pageCount: 30 }), makeHost(600, 700));
  await eventually(() => expect(canvases(opened.host).length).toBeGreaterThan(0));
  opened.viewer.goTo(12);
  opened.viewer.scrollBy(0, 250);
  return opened;
}

/** A point of the window over the host, away from its middle. */
function pointOver(host: HTMLElement) {
  const { left, top } = host.getBoundingClientRect();
  return { clientX: left + 180, clientY: top + 520 };
}

function expectSamePoint(
  viewer: Viewer,
  at: { readonly clientX: number; readonly clientY: number },
  before: ReturnType<Viewer["locate"]>,
): void {
  const after = viewer.locate(at.clientX, at.clientY);
  expect(after.page).toBe(before.page);
  expect(Math.abs(after.x - before.x) * viewer.state().scale).toBeLessThan(1.5);
  expect(Math.abs(after.y - before.y) * viewer.state().scale).toBeLessThan(1.5);
}

test("the point under the pointer stays while the wheel zooms with Ctrl held", async () => {
  const { viewer, host } = await open();
  viewer.setZoom(1.2);
  const at = pointOver(host);
  const before = viewer.locate(at.clientX, at.clientY);
  for (let notch = 0; notch < 12; notch++) {
    const event = new WheelEvent("wheel", { ...at, deltaY: -8, ctrlKey: true, cancelable: true });
    host.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  }
  expect(viewer.state().scale / FULL_SIZE).toBeCloseTo(1.2 * Math.exp(0.96));
  expectSamePoint(viewer, at, before);
});

test("a wheel without Ctrl is the browser's", async () => {
  const { viewer, host } = await open();
  const event = new WheelEvent("wheel", { deltaY: 100, cancelable: true });
  host.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(viewer.state().zoom).toBe("fit");
});

test("Ctrl or Cmd with plus, minus and 0 zooms while the viewer has the focus", async () => {
  const { viewer, host } = await open();
  host.focus();
  await userEvent.keyboard("{Control>}+{/Control}");
  expect(viewer.state().zoom).toBe(0.75);
  await userEvent.keyboard("{Meta>}+{/Meta}");
  expect(viewer.state().zoom).toBe(0.9);
  await userEvent.keyboard("{Control>}-{/Control}");
  expect(viewer.state().zoom).toBe(0.75);
  await userEvent.keyboard("{Control>}0{/Control}");
  expect(viewer.state().zoom).toBe("fit");
  await userEvent.keyboard("+");
  expect(viewer.state().zoom).toBe("fit");
});

test("the point between two fingers stays while they spread, and goes with them when they move", async () => {
  const { viewer, host } = await open();
  viewer.setZoom(1.2);
  const middle = pointOver(host);
  const before = viewer.locate(middle.clientX, middle.clientY);
  const touch = (type: string, half: number, shiftX = 0, fingers = 2) => {
    const touches = [-half, half].slice(0, fingers).map(
      (way, identifier) =>
        new Touch({
          identifier,
          target: host,
          clientX: middle.clientX + way + shiftX,
          clientY: middle.clientY,
        }),
    );
    const event = new TouchEvent(type, { touches, cancelable: true });
    host.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(touch("touchstart", 40)).toBe(true);
  for (let half = 42; half <= 60; half += 2) expect(touch("touchmove", half)).toBe(true);
  expect(viewer.state().scale / FULL_SIZE).toBeCloseTo(1.8);
  expectSamePoint(viewer, middle, before);
  touch("touchmove", 60, 30);
  expectSamePoint(viewer, { ...middle, clientX: middle.clientX + 30 }, before);
  touch("touchend", 60, 0, 1);
  expect(touch("touchmove", 90, 0, 1)).toBe(false);
  expect(viewer.state().scale / FULL_SIZE).toBeCloseTo(1.8);
});

test("one finger is the browser's, which may scroll with it but not zoom the page", async () => {
  const { host } = await open();
  const finger = new Touch({ identifier: 0, target: host, clientX: 100, clientY: 100 });
  const event = new TouchEvent("touchstart", { touches: [finger], cancelable: true });
  host.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(getComputedStyle(host).touchAction).toBe("pan-x pan-y");
});

test("enlarging by steps keeps the middle, and ends at 400 %", async () => {
  const { viewer, host } = await open();
  const { left, top } = host.getBoundingClientRect();
  const middle = { clientX: left + host.clientWidth / 2, clientY: top + host.clientHeight / 2 };
  const before = viewer.locate(middle.clientX, middle.clientY);
  for (let step = 0; step < 30 && viewer.state().canEnlarge; step++) viewer.enlarge();
  expect(viewer.state().zoom).toBe(4);
  expectSamePoint(viewer, middle, before);
  for (let step = 0; step < 30 && viewer.state().canReduce; step++) viewer.reduce();
  expect(viewer.state().zoom).toBe(0.5);
  expectSamePoint(viewer, middle, before);
});

test("a document at its top stays there, whatever the zoom", async () => {
  const { viewer, host } = await open();
  viewer.goTo(1);
  expect(host.scrollTop).toBe(0);
  for (const zoom of [2, 4, 0.5, "fit"] as const) {
    viewer.setZoom(zoom);
    expect(host.scrollTop).toBe(0);
  }
});

test("a point that is gone to comes well into view, and a revealed area moves no further than it must", async () => {
  const { viewer, host } = await open();
  viewer.setZoom(3);
  viewer.goTo(20, { x: 400, y: 700 });
  const { left, top, right, bottom } = host.getBoundingClientRect();
  const found = viewer.locate((left + right) / 2, top + (bottom - top) / 3);
  expect(found.page).toBe(20);
  expect(Math.abs(found.y - 700)).toBeLessThan(3);
  const scrolled = { x: host.scrollLeft, y: host.scrollTop };
  viewer.reveal(20, { x: 390, y: 690, width: 30, height: 30 });
  expect({ x: host.scrollLeft, y: host.scrollTop }).toEqual(scrolled);
  viewer.reveal(20, { x: 10, y: 690, width: 50, height: 30 });
  expect(host.scrollTop).toBe(scrolled.y);
  expect(viewer.box(20).left + 10 * viewer.state().scale).toBeGreaterThan(host.scrollLeft);
});

test("listeners are told of changes once, with a new snapshot, and the old one is kept otherwise", async () => {
  const { viewer } = await open();
  await eventually(() => expect(viewer.state().measured).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const listener = vi.fn();
  const stop = viewer.subscribe(listener);
  const before = viewer.state();
  viewer.scrollBy(0, 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(viewer.state()).toBe(before);
  viewer.setZoom(2);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(viewer.state()).not.toBe(before);
  stop();
  viewer.setZoom(3);
  expect(listener).toHaveBeenCalledTimes(1);
});
