import {
  clampToPage,
  fromScreen,
  type Placement,
  type Point,
  SEAL_SIZE,
  type Size,
  toScreen,
} from "@sign/protocol";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import { useCssVariables } from "./css-variables";
import { Icon } from "./icon";
import type { PageLayout } from "./page-layout";

/** A page, and a point on it in CSS pixels from its top left. */
export interface PagePoint extends Point {
  readonly page: number;
}

/** Where on a page the seal is: whole points, as in {@link Placement}. */
export type SealPlace = Omit<Placement, "document">;

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The narrowest box, in CSS pixels, whose words fit inside it. */
const ROOM_FOR_WORDS = 116;

/** Props of {@link PlacementBox}. */
export interface PlacementBoxProps {
  readonly place: SealPlace;
  readonly sizes: readonly Size[];
  readonly layout: PageLayout;
  /** Finds the page under a point of the window. */
  readonly locate: (clientX: number, clientY: number) => PagePoint;
  readonly onPlace: (place: SealPlace) => void;
}

/**
 * The seal in its true size, drawn from the stored whole points. It is dragged by pointer and moved by the
 * arrow keys, 1 point at a time or 10 with Shift; `application` is the role that lets those keys through to it
 * in a screen reader. The numeric fields and a tap on the page do the same without dragging (WCAG 2.2, 2.5.7).
 */
export function PlacementBox({ place, sizes, layout, locate, onPlace }: PlacementBoxProps) {
  const { text } = useMessages("<SignDialog>");
  const help = useId();
  const [drag, setDrag] = useState<{ readonly grip: Point; readonly place: SealPlace } | null>(
    null,
  );
  const { page, x, y } = drag?.place ?? place;
  const { scale } = layout;
  const sheet = layout.boxes[page - 1] ?? { left: 0, top: 0, width: 0, height: 0 };
  const at = toScreen({ x, y }, scale);
  const end = sheet.left + at.x > layout.width / 2;
  const ref = useCssVariables<HTMLDivElement>({
    "--_left": `${sheet.left + at.x}px`,
    "--_top": `${sheet.top + at.y}px`,
    "--_width": `${SEAL_SIZE.width * scale}px`,
    "--_height": `${SEAL_SIZE.height * scale}px`,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the seal when it moves
  useEffect(() => {
    const box = ref.current;
    if (box && box === document.activeElement) {
      box.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [place]);

  const moveTo = (target: SealPlace): SealPlace | null => {
    const size = sizes[target.page - 1];
    return size ? { page: target.page, ...clampToPage(size, target) } : null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setDrag(null);
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const length = event.shiftKey ? 10 : 1;
    const moved = moveTo({
      page: place.page,
      x: place.x + step.x * length,
      y: place.y + step.y * length,
    });
    if (moved) onPlace(moved);
  };

  const underPointer = (event: PointerEvent, grip: Point): SealPlace | null => {
    const found = locate(event.clientX, event.clientY);
    const corner = { x: found.x - grip.x, y: found.y - grip.y };
    return moveTo({ page: found.page, ...fromScreen(corner, scale) });
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.isPrimary || event.button !== 0) return;
    const pressed = locate(event.clientX, event.clientY);
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ grip: { x: pressed.x - at.x, y: pressed.y - at.y }, place });
  };

  const onPointerMove = (event: PointerEvent) => {
    if (!drag) return;
    const moved = underPointer(event, drag.grip);
    if (moved) setDrag({ grip: drag.grip, place: moved });
  };

  const onPointerUp = (event: PointerEvent) => {
    if (!drag) return;
    const moved = underPointer(event, drag.grip);
    setDrag(null);
    if (moved && (moved.page !== place.page || moved.x !== place.x || moved.y !== place.y)) {
      onPlace(moved);
    }
  };

  return (
    <>
      <div
        ref={ref}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
        tabIndex={0}
        aria-label={text.place.sealLabel(page)}
        aria-describedby={help}
        data-sign-part="seal"
        data-state={drag ? "moving" : "placed"}
        data-words={SEAL_SIZE.width * scale < ROOM_FOR_WORDS ? (end ? "end" : "start") : "inside"}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
      >
        <Icon name="seal" />
        <span>{text.place.seal}</span>
      </div>
      <p id={help} hidden>
        {text.place.sealHelp}
      </p>
    </>
  );
}
