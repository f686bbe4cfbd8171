import type { Viewer, WindowPoint } from "./viewer";
import { FULL_SIZE } from "./zoom-steps";

/** Wheel units, in CSS pixels, that one event counts for at most: a mouse's notch is some 100, a trackpad's pinch a few. */
const MOST_DELTA = 25;

/** CSS pixels of a line, for wheels that count in lines. */
const LINE = 16;

type Zoomed = Pick<Viewer, "state" | "setZoom" | "enlarge" | "reduce" | "scrollBy">;

/** Safari's own event for a trackpad's pinch; `scale` is 1 at its start. */
type GestureEvent = UIEvent & WindowPoint & { readonly scale: number };

/**
 * Zooming by Ctrl or Cmd with plus, minus and 0, by Ctrl and wheel, which is also what browsers make of a trackpad's
 * pinch, and by two fingers. One finger scrolls as everywhere. Ends with `signal`.
 */
export function addZoomGestures(host: HTMLElement, viewer: Zoomed, signal: AbortSignal): void {
  const active = { passive: false, signal };
  const zoomBy = (factor: number, focus: WindowPoint): void =>
    viewer.setZoom((viewer.state().scale / FULL_SIZE) * factor, focus);

  function onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === "+" || event.key === "=") viewer.enlarge();
    else if (event.key === "-" || event.key === "_") viewer.reduce();
    else if (event.key === "0") viewer.setZoom("fit");
    else return;
    event.preventDefault();
  }

  function onWheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const delta =
      event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE;
    const bounded = Math.max(-MOST_DELTA, Math.min(MOST_DELTA, delta));
    zoomBy(Math.exp(-bounded / 100), event);
  }

  let pinch: { readonly distance: number; readonly middle: WindowPoint } | null = null;

  function fingers({ touches }: TouchEvent): typeof pinch {
    const [one, two] = touches;
    if (touches.length !== 2 || !one || !two) return null;
    return {
      distance: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
      middle: {
        clientX: (one.clientX + two.clientX) / 2,
        clientY: (one.clientY + two.clientY) / 2,
      },
    };
  }

  function onTouchMove(event: TouchEvent): void {
    const before = pinch;
    const now = fingers(event);
    if (!before || !now) return;
    if (event.cancelable) event.preventDefault();
    pinch = now;
    viewer.scrollBy(
      before.middle.clientX - now.middle.clientX,
      before.middle.clientY - now.middle.clientY,
    );
    if (before.distance > 0 && now.distance > 0) {
      zoomBy(now.distance / before.distance, now.middle);
    }
  }

  function endPinch(): void {
    pinch = null;
    host.removeEventListener("touchmove", onTouchMove);
  }

  function onTouch(event: TouchEvent): void {
    const now = fingers(event);
    if (!now) {
      endPinch();
      return;
    }
    if (event.cancelable) event.preventDefault();
    // Listened to only while two fingers are down: a listener that may stop scrolling makes it wait.
    if (!pinch) host.addEventListener("touchmove", onTouchMove, active);
    pinch = now;
  }

  let gestureScale = 1;

  function onGesture(event: Event): void {
    event.preventDefault();
    const { type, scale, clientX, clientY } = event as GestureEvent;
    // On a touch screen the fingers themselves have been followed already.
    if (pinch) return;
    if (type === "gesturechange" && scale > 0) zoomBy(scale / gestureScale, { clientX, clientY });
    gestureScale = type === "gesturechange" ? scale : 1;
  }

  host.addEventListener("keydown", onKey, { signal });
  host.addEventListener("wheel", onWheel, active);
  host.addEventListener("touchstart", onTouch, active);
  host.addEventListener("touchend", onTouch, { signal });
  host.addEventListener("touchcancel", onTouch, { signal });
  host.addEventListener("gesturestart", onGesture, active);
  host.addEventListener("gesturechange", onGesture, active);
}
