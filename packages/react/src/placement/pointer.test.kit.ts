import { act } from "@testing-library/react";
import type {} from "@vitest/browser-playwright";
import { cdp } from "vitest/browser";

/** A point of the test's own window, in CSS pixels. */
export interface At {
  readonly x: number;
  readonly y: number;
}

/** What moves a seal: as Chromium itself reports it, with capture, implied focus and all. */
export interface Pointer {
  down(at: At): Promise<void>;
  move(at: At, keys?: { readonly alt?: boolean }): Promise<void>;
  up(at: At): Promise<void>;
}

const ALT = 1;

/** From the frame a test runs in to the window around it. */
function outside({ x, y }: At): At {
  const frame = window.frameElement?.getBoundingClientRect();
  const stretch = frame ? frame.width / window.innerWidth : 1;
  return { x: (frame?.left ?? 0) + x * stretch, y: (frame?.top ?? 0) + y * stretch };
}

/** Dispatches, and waits for what React does about it. */
const acted = (dispatch: () => Promise<unknown>): Promise<void> =>
  act(async () => {
    await dispatch();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });

/** The mouse, or a pen. */
export function mouse(pointerType: "mouse" | "pen" = "mouse"): Pointer {
  const dispatch = (
    type: "mouseMoved" | "mousePressed" | "mouseReleased",
    at: At,
    buttons: number,
    modifiers = 0,
  ) =>
    acted(() =>
      cdp().send("Input.dispatchMouseEvent", {
        type,
        ...outside(at),
        button: type === "mouseMoved" && buttons === 0 ? "none" : "left",
        buttons,
        clickCount: 1,
        modifiers,
        pointerType,
      }),
    );
  return {
    async down(at) {
      await dispatch("mouseMoved", at, 0);
      await dispatch("mousePressed", at, 1);
    },
    move: (at, keys) => dispatch("mouseMoved", at, 1, keys?.alt ? ALT : 0),
    up: (at) => dispatch("mouseReleased", at, 0),
  };
}

/** One finger. */
export function finger(): Pointer {
  const dispatch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: At[]) =>
    acted(() => cdp().send("Input.dispatchTouchEvent", { type, touchPoints }));
  return {
    down: (at) => dispatch("touchStart", [outside(at)]),
    move: (at) => dispatch("touchMove", [outside(at)]),
    up: () => dispatch("touchEnd", []),
  };
}
