import { SEAL_SIZE } from "@sign/protocol";
import { fireEvent, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";
import { drawnPage, onScreen, renderPlacing, said, scaleOf, seal } from "./placing.test.kit";
import { type At, finger, mouse, type Pointer } from "./pointer.test.kit";

watchConsole();

beforeEach(() => browserPage.viewport(1280, 900));

const lease = () => pdfFile("lease.pdf", [{}, {}, {}]);
const start = { document: 0, page: 1, x: 200, y: 150 };
const settled = [{ document: 0, pages: 3, anchored: true }];

/** The dialog with the seal on page 1, and what it takes to point at things. */
async function placed(file = lease(), place = start) {
  const rendered = renderPlacing([file], { placements: [place], settled });
  const sheet = await drawnPage(1);
  const box = await seal();
  const scale = scaleOf(box);
  const inSeal = (by: At = { x: 20, y: 20 }) =>
    onScreen(sheet, scale, { x: place.x + by.x, y: place.y + by.y });
  const scroller = box.closest<HTMLElement>('[data-sign-part="pages"]');
  if (!scroller) throw new Error("no scroller");
  return { ...rendered, sheet, box, scale, inSeal, scroller };
}

const pointers: [string, () => Pointer][] = [
  ["mouse", () => mouse()],
  ["finger", finger],
  ["pen", () => mouse("pen")],
];

for (const [name, make] of pointers) {
  test(`the seal is dragged by ${name} to the whole point, and the place is said`, async () => {
    const { placements, box, scale, inSeal } = await placed();
    const pointer = make();
    const from = inSeal();
    const to = { x: from.x + 100 * scale, y: from.y + 60 * scale };
    await pointer.down(from);
    await pointer.move({ x: from.x + 30, y: from.y + 10 });
    expect(box).toHaveAttribute("data-state", "moving");
    await pointer.move(to);
    await pointer.up(to);
    expect(box).toHaveAttribute("data-state", "placed");
    expect(placements()).toEqual([{ document: 0, page: 1, x: 300, y: 210 }]);
    await said("Page 1, 300 points from the left, 210 from the top");
  });

  test(`a press by ${name} that does not move leaves the seal where it is`, async () => {
    const { state, inSeal } = await placed();
    const pointer = make();
    await pointer.down(inSeal());
    await pointer.move({ x: inSeal().x + 2, y: inSeal().y + 1 });
    await pointer.up(inSeal());
    expect(state().placements).toEqual([start]);
    expect(state().history).toEqual([]);
  });
}

test("a tap of a finger on the page puts the seal's middle there, without dragging", async () => {
  const { placements, sheet, scale } = await placed();
  const at = onScreen(sheet, scale, { x: 300 + SEAL_SIZE.width / 2, y: 80 + SEAL_SIZE.height / 2 });
  const tap = finger();
  await tap.down(at);
  await tap.up(at);
  await waitFor(() => expect(placements()).toEqual([{ document: 0, page: 1, x: 300, y: 80 }]));
});

test("only the seal itself keeps a finger from scrolling, and the page and the seal tell touch apart from it", async () => {
  const { box, sheet, scroller } = await placed();
  expect(getComputedStyle(box).touchAction).toBe("none");
  for (const element of [sheet, scroller]) {
    expect(getComputedStyle(element).touchAction).not.toBe("none");
  }
});

test("what a finger can hit is at least 44 pixels each way, however small the page is drawn", async () => {
  await browserPage.viewport(360, 640);
  const { box } = await placed(pdfFile("wide.pdf", [{ mediaBox: [0, 0, 2384, 1684] }]));
  const { height, left, top, width } = box.getBoundingClientRect();
  expect(height).toBeLessThan(24);
  const middle = { x: left + width / 2, y: top + height / 2 };
  for (const by of [-21, 21]) {
    expect(document.elementFromPoint(middle.x, middle.y + by)).toBe(box);
    expect(document.elementFromPoint(middle.x + by, middle.y)).toBe(box);
  }
});

test("Escape puts a dragged seal back, and the dialog stays", async () => {
  const { placements, box, inSeal } = await placed();
  const pointer = mouse();
  await pointer.down(inSeal());
  await pointer.move({ x: inSeal().x + 80, y: inSeal().y + 80 });
  expect(box).toHaveAttribute("data-state", "moving");
  await userEvent.keyboard("{Escape}");
  expect(box).toHaveAttribute("data-state", "placed");
  await pointer.move({ x: inSeal().x + 90, y: inSeal().y + 90 });
  await pointer.up({ x: inSeal().x + 90, y: inSeal().y + 90 });
  expect(placements()).toEqual([start]);
});

test("a dragged seal is drawn to the margins with a line to see, unless Alt is held", async () => {
  await browserPage.viewport(1280, 1600);
  const { placements, sheet, scale, inSeal } = await placed();
  const guides = () => document.querySelectorAll('[data-sign-part="guide"]').length;
  const pointer = mouse();
  await pointer.down(inSeal());
  const near = onScreen(sheet, scale, { x: 36 + 20 + 3 / scale, y: 400 + 20 });
  await pointer.move(near, { alt: true });
  expect(guides()).toBe(0);
  await pointer.move(near);
  expect(guides()).toBe(1);
  const corner = onScreen(sheet, scale, { x: 36 + 20 + 4 / scale, y: 757 + 20 - 4 / scale });
  await pointer.move(corner);
  expect(guides()).toBe(2);
  await pointer.up(corner);
  expect(guides()).toBe(0);
  expect(placements()).toEqual([{ document: 0, page: 1, x: 36, y: 757 }]);
});

test("keys are never drawn to margins", async () => {
  const { placements, box } = await placed(lease(), { ...start, x: 38 });
  box.focus();
  await userEvent.keyboard("{ArrowLeft}");
  expect(placements()[0]?.x).toBe(37);
});

test("held at the edge of the view the seal scrolls the document, and comes to lie on a later page", async () => {
  await browserPage.viewport(1280, 700);
  const { placements, inSeal, scroller } = await placed();
  const { bottom, left, width } = scroller.getBoundingClientRect();
  const pointer = mouse();
  await pointer.down(inSeal());
  const edge = { x: left + width / 2, y: bottom - 4 };
  await pointer.move(edge);
  await waitFor(() => expect(scroller.scrollTop).toBeGreaterThan(900));
  await pointer.up(edge);
  const before = scroller.scrollTop;
  expect(placements()[0]?.page).toBeGreaterThan(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(scroller.scrollTop).toBe(before);
});

test("dragged far outside, the seal stays inside a page", async () => {
  const { placements, inSeal } = await placed();
  const pointer = mouse();
  await pointer.down(inSeal());
  await pointer.move({ x: 2, y: 300 });
  await pointer.up({ x: 2, y: 300 });
  expect(placements()[0]?.x).toBe(0);
});

test("the whole way by keyboard: to the seal, over pages, by points and tens, in view and said", async () => {
  const { placements, box } = await placed();
  for (let presses = 0; document.activeElement !== box && presses < 40; presses++) {
    await userEvent.tab();
  }
  expect(box).toHaveFocus();
  await userEvent.keyboard("{PageDown}");
  expect(placements()).toEqual([{ ...start, page: 2 }]);
  await waitFor(() => {
    const { top, bottom } = box.getBoundingClientRect();
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(900);
  });
  expect(box).toHaveFocus();
  expect(box).toHaveAccessibleName("Your signature, on page 2");
  await userEvent.keyboard("{ArrowRight}{ArrowDown}{Shift>}{ArrowLeft}{ArrowDown}{/Shift}");
  expect(placements()).toEqual([{ document: 0, page: 2, x: 191, y: 161 }]);
  await said("Page 2, 191 points from the left, 161 from the top");
  await userEvent.keyboard("{PageUp}{PageUp}");
  expect(placements()).toEqual([{ document: 0, page: 1, x: 191, y: 161 }]);
});

test("a row of key presses is said once, when it rests, and undone at once", async () => {
  const { placements, state, box } = await placed();
  const texts: string[] = [];
  const live = document.querySelector('[role="status"]');
  if (!live) throw new Error("nothing is said");
  const observer = new MutationObserver(() => texts.push(live.textContent ?? ""));
  observer.observe(live, { childList: true, characterData: true, subtree: true });
  box.focus();
  await userEvent.keyboard("{ArrowRight>8/}");
  await said("Page 1, 208 points from the left, 150 from the top");
  observer.disconnect();
  expect(texts.filter((text) => text.startsWith("Page 1"))).toHaveLength(1);
  expect(placements()[0]?.x).toBe(208);
  expect(state().history).toHaveLength(1);
});

test("the seal is drawn where it is stored, and follows when the view is enlarged", async () => {
  const { box, sheet } = await placed();
  const isThere = () => {
    const scale = scaleOf(box);
    const shown = box.getBoundingClientRect();
    const edge = sheet.getBoundingClientRect();
    expect(Math.abs((shown.left - edge.left) / scale - start.x)).toBeLessThan(0.5);
    expect(Math.abs((shown.top - edge.top) / scale - start.y)).toBeLessThan(0.5);
    expect(shown.height / scale).toBeCloseTo(SEAL_SIZE.height, 1);
    return scale;
  };
  const before = isThere();
  fireEvent.click(document.querySelector('[aria-label="Larger"]') ?? box);
  await waitFor(() => expect(scaleOf(box)).toBeGreaterThan(before));
  await waitFor(() => isThere());
});

test("text beside the seal can still be selected by dragging, and the seal stays", async () => {
  const { placements } = await placed();
  const line = await waitFor(() => {
    const found = document.querySelector('[data-sign-part="text"] span');
    expect(found?.textContent).toBe("Page 1");
    return found?.getBoundingClientRect() ?? new DOMRect();
  });
  const at = (share: number): At => ({
    x: line.left + line.width * share,
    y: line.top + line.height / 2,
  });
  const pointer = mouse();
  await pointer.down(at(0.05));
  await pointer.move(at(0.5));
  await pointer.move(at(0.95));
  await pointer.up(at(0.95));
  expect(document.getSelection()?.toString()).toContain("age");
  expect(placements()).toEqual([start]);
});
