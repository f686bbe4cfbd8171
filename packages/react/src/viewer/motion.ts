/** The stretch of the track in view, in CSS pixels. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How the view moves down the track. */
export interface Motion {
  /** CSS pixels per millisecond, down positive; 0 when the view stands still. */
  speed(): number;
  /** The direction of travel, now or last. */
  direction(): "down" | "up";
  /** Tells where the view's top is at `time` in milliseconds. */
  moved(top: number, time: number): void;
  /** Tells that the view was put somewhere: that is no travel. */
  put(top: number): void;
}

/** Follows a view that stands at the top. */
export function createMotion(): Motion {
  let last = { top: 0, time: 0 };
  let speed = 0;
  let direction: "down" | "up" = "down";
  return {
    speed: () => speed,
    direction: () => direction,
    moved(top, time) {
      const passed = time - last.time;
      if (passed <= 0) return;
      const now = (top - last.top) / passed;
      // Half of what was: a wheel moves in steps, and the pause between two is no standstill.
      speed = Math.abs(now + speed) < 0.02 ? 0 : (now + speed) / 2;
      if (now !== 0) direction = now > 0 ? "down" : "up";
      last = { top, time };
    },
    put(top) {
      speed = 0;
      last = { ...last, top };
    },
  };
}
