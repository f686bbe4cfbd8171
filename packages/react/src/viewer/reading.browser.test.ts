import { createPdf } from "@sign/simulator/fixtures";
import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { createPdfReader } from "../pdf/open-pdf";
import { canvases, eventually, fakePdf, makeHost, openViewer, sheetOf } from "./viewer.test.kit";

test("the text of pages near the view can be selected and listened to; the picture is silent", async () => {
  const reader = createPdfReader();
  onTestFinished(() => reader.close());
  const lines = ["Rent is due on the first.", "Pets are welcome."];
  const pdf = await reader.open(new Blob([createPdf({ pages: [{ lines }, {}] })]));
  const { host } = openViewer(pdf);
  await eventually(() => expect(sheetOf(host, 1).textContent).toContain("Pets are welcome."));
  const sheet = sheetOf(host, 1);
  expect(sheet.getAttribute("aria-label")).toBe("Page 1 of 2");
  expect(sheet.querySelector("canvas")?.closest("[aria-hidden=true]")).not.toBeNull();
  const text = [...sheet.querySelectorAll("span")].find((each) => each.textContent === lines[0]);
  const range = document.createRange();
  range.selectNodeContents(text ?? sheet);
  document.getSelection()?.addRange(range);
  onTestFinished(() => document.getSelection()?.removeAllRanges());
  expect(document.getSelection()?.toString()).toBe(lines[0]);
});

test("text keeps its place over the picture at another zoom", async () => {
  const { viewer, host } = openViewer(fakePdf());
  const text = () => sheetOf(host, 1).querySelector("[data-sign-part=text]");
  await eventually(() => expect(text()?.textContent).toBe("Text of page 1"));
  const height = () => {
    const range = document.createRange();
    range.selectNodeContents(text() ?? host);
    return range.getBoundingClientRect().height;
  };
  const before = { height: height(), scale: viewer.state().scale };
  viewer.setZoom(3);
  expect(height() / before.height).toBeCloseTo(viewer.state().scale / before.scale, 2);
});

test("links to pages go there; links to addresses open outside, named as such", async () => {
  const pdf = fakePdf({
    pageCount: 40,
    links: async (page) =>
      page === 1
        ? [
            { box: { x: 59.5, y: 84.2, width: 119, height: 20 }, target: { page: 30 } },
            {
              box: { x: 59.5, y: 168.4, width: 119, height: 20 },
              target: { url: "https://example.com/terms" },
            },
          ]
        : [],
  });
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(host.querySelector("a")).not.toBeNull());
  const outside = host.querySelector("a");
  expect(outside?.href).toBe("https://example.com/terms");
  expect(outside?.target).toBe("_blank");
  expect(outside?.rel).toBe("noopener noreferrer");
  expect(outside?.getAttribute("aria-label")).toBe("Link to https://example.com/terms");
  const inside = host.querySelector("button");
  expect(inside?.getAttribute("aria-label")).toBe("Link to Page 30 of 40");
  const page = sheetOf(host, 1).getBoundingClientRect();
  const link = inside?.getBoundingClientRect();
  expect((link?.left ?? 0) - page.left).toBeCloseTo(page.width / 10, 0);
  expect((link?.top ?? 0) - page.top).toBeCloseTo(page.height / 10, 0);
  inside?.click();
  await eventually(() => expect(viewer.state().page).toBe(30));
});

test("what has the focus, or is selected, stays when it is scrolled out of view", async () => {
  const pdf = fakePdf({
    pageCount: 40,
    links: async () => [
      { box: { x: 10, y: 10, width: 50, height: 20 }, target: { url: "mailto:a@example.com" } },
    ],
  });
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(sheetOf(host, 1).querySelector("a")).not.toBeNull());
  sheetOf(host, 1).querySelector("a")?.focus({ preventScroll: true });
  viewer.goTo(30);
  await eventually(() => expect(sheetOf(host, 30)).toBeDefined());
  expect(sheetOf(host, 1).contains(document.activeElement)).toBe(true);
  host.focus();
  viewer.goTo(20);
  await eventually(() => expect(host.querySelector("[data-page='1']")).toBeNull());
});

test("what was found is marked where it stands, the current one apart, also on pages that come later", async () => {
  const { viewer, host } = openViewer(fakePdf({ pageCount: 40 }));
  await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
  const box = { x: 59.5, y: 84.2, width: 119, height: 20 };
  viewer.mark(
    [
      { page: 1, boxes: [box] },
      { page: 25, boxes: [box, box] },
    ],
    1,
  );
  const marks = (page: number) => [
    ...sheetOf(host, page).querySelectorAll<HTMLElement>("[data-sign-part=mark]"),
  ];
  expect(marks(1).map(({ dataset }) => dataset.state)).toEqual([undefined]);
  const page = sheetOf(host, 1).getBoundingClientRect();
  const mark = marks(1)[0]?.getBoundingClientRect();
  expect((mark?.left ?? 0) - page.left).toBeCloseTo(page.width / 10, 0);
  expect(mark?.width).toBeCloseTo(page.width / 5, 0);
  viewer.goTo(25);
  await eventually(() =>
    expect(marks(25).map(({ dataset }) => dataset.state)).toEqual(["current", "current"]),
  );
  viewer.mark([], 0);
  expect(host.querySelector("[data-sign-part=mark]")).toBeNull();
});

test("a page counts as seen when all of it has been in view, drawn", async () => {
  let broken = true;
  const pdf = fakePdf({
    pageCount: 3,
    async draw(page) {
      if (broken && page === 3) throw new Error("broken page");
      return "complete";
    },
  });
  const { viewer, host } = openViewer(pdf, makeHost(700, 500));
  await eventually(() => expect(canvases(host).length).toBeGreaterThan(0));
  await eventually(() => expect(viewer.position().seen.size).toBe(1));
  expect(viewer.state().seenPages).toBe(0);
  viewer.scrollBy(0, 480);
  await eventually(() => expect(viewer.state().seenPages).toBe(1));
  expect(viewer.nextUnseen()).toBe(2);
  viewer.goTo(3);
  viewer.scrollBy(0, 5000);
  await eventually(() => expect(sheetOf(host, 3).dataset.state).toBe("failed"));
  viewer.goTo(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(viewer.state().seenPages).toBe(1);
  broken = false;
  sheetOf(host, 3).querySelector<HTMLButtonElement>("button")?.click();
  await eventually(() => expect(sheetOf(host, 3).dataset.state).toBe("complete"));
  await eventually(() => expect(viewer.position().seen.has(3)).toBe(true));
  viewer.scrollBy(0, 480);
  await eventually(() => expect(viewer.state().seenPages).toBe(2));
  expect(viewer.nextUnseen()).toBe(2);
});

test("another viewer of the same document goes on where the first one was", async () => {
  const pdf = fakePdf({ pageCount: 60, size: (page) => (page % 2 ? [595, 842] : [842, 595]) });
  const first = openViewer(pdf);
  await eventually(() => expect(first.viewer.state().seenPages).toBe(1));
  first.viewer.setZoom(1.25);
  first.viewer.goTo(41);
  first.viewer.scrollBy(0, 300);
  const place = first.viewer.position();
  expect(place).toMatchObject({ page: 41, zoom: 1.25 });
  first.viewer.destroy();
  const second = openViewer(pdf, makeHost(), place);
  await eventually(() => expect(second.viewer.state().measured).toBe(true));
  const after = second.viewer.position();
  expect(after.page).toBe(41);
  expect(after.share).toBeCloseTo(place.share, 2);
  expect(second.viewer.state()).toMatchObject({ zoom: 1.25, seenPages: 1 });
});

test("a click on a page is told with its point; on a link, over a selection or on what lies above it is not", async () => {
  const pdf = fakePdf({
    links: async () => [
      { box: { x: 0, y: 0, width: 595, height: 100 }, target: { url: "https://example.com/" } },
    ],
  });
  const { viewer, host } = openViewer(pdf);
  await eventually(() => expect(host.querySelector("a")).not.toBeNull());
  const told = vi.fn();
  const stop = viewer.onPageClick(told);
  const scale = viewer.state().scale;
  const at = (x: number, y: number) => ({ position: { x: x * scale, y: y * scale } });
  const sheet = sheetOf(host, 1);
  await userEvent.click(sheet, at(200, 300));
  expect(told).toHaveBeenCalledTimes(1);
  const [point] = told.mock.calls[0] ?? [];
  expect(point).toMatchObject({ page: 1 });
  expect(Math.abs(point.x - 200)).toBeLessThan(1.5);
  expect(Math.abs(point.y - 300)).toBeLessThan(1.5);

  host.querySelector("a")?.addEventListener("click", (event) => event.preventDefault());
  await userEvent.click(sheet, at(200, 50));
  const above = document.createElement("div");
  above.style.cssText = "position:absolute;left:0;top:0;width:100px;height:100px";
  viewer.overlay.append(above);
  above.click();
  const text = sheet.querySelector("[data-sign-part=text]");
  document.getSelection()?.selectAllChildren(text ?? sheet);
  await userEvent.click(sheet, at(200, 400));
  expect(told).toHaveBeenCalledTimes(1);
  stop();
  document.getSelection()?.removeAllRanges();
  await userEvent.click(sheet, at(200, 300));
  expect(told).toHaveBeenCalledTimes(1);
});
