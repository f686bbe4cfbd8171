import { expect, test, vi } from "vitest";
import { createPictures, MOST_HELD_PIXELS, MOST_PICTURES, type Picture } from "./pictures";

function picture(width = 10, height = 10): Picture {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return { canvas, scale: 1, capped: false, drawn: "complete" };
}

test("beyond the number of pictures the least recently used goes, and its canvas is empty", () => {
  const dropped = vi.fn();
  const pictures = createPictures(dropped);
  const first = picture();
  pictures.put(1, first);
  for (let page = 2; page <= MOST_PICTURES; page++) pictures.put(page, picture());
  pictures.trim([1]);
  expect(dropped).not.toHaveBeenCalled();
  pictures.put(99, picture());
  pictures.trim([]);
  expect(dropped.mock.calls).toEqual([[2]]);
  expect(pictures.get(1)).toBe(first);
  expect(pictures.get(2)).toBeNull();
});

test("beyond the number of pixels pictures go, but never those in view", () => {
  const pictures = createPictures(() => {});
  const side = Math.ceil(Math.sqrt(MOST_HELD_PIXELS / 2)) + 1;
  const shown = [picture(side, side), picture(side, side)] as const;
  const before = picture();
  pictures.put(3, before);
  pictures.put(4, shown[0]);
  pictures.put(5, shown[1]);
  pictures.trim([4, 5]);
  expect([pictures.get(4), pictures.get(5)]).toEqual(shown);
  expect(pictures.get(3)).toBeNull();
  expect([before.canvas.width, before.canvas.height]).toEqual([0, 0]);
});

test("a new picture frees the one before, and clearing frees all", () => {
  const pictures = createPictures(() => {});
  const [old, fresh] = [picture(), picture()];
  pictures.put(1, old);
  pictures.put(1, fresh);
  expect([old.canvas.width, fresh.canvas.width]).toEqual([0, 10]);
  pictures.clear();
  expect(fresh.canvas.width).toBe(0);
  expect(pictures.get(1)).toBeNull();
});
