import { SEAL_SIZE, toScreen } from "@sign/protocol";
import { type KeyboardEvent, useId, useRef } from "react";
import { useMessages } from "../i18n/use-messages";
import { useCssVariables } from "../sign-dialog/css-variables";
import { Icon } from "../sign-dialog/icon";
import type { Viewer } from "../viewer/viewer";
import { Guides } from "./guides";
import { movedByKey } from "./seal-keys";
import { isSamePlace, type SealPlace } from "./seal-place";
import { useSealDrag } from "./use-seal-drag";

/** The narrowest box, in CSS pixels, whose words fit inside it. */
const ROOM_FOR_WORDS = 116;

/** Milliseconds within which one key press continues the one before, so that undo takes them back together. */
const SAME_MOVE_MS = 1000;

/** Where the box of a seal is drawn, from its stored whole points; the viewer's state must have been read in the same render. */
function useSealBox(viewer: Viewer, { page, x, y }: SealPlace) {
  const { scale } = viewer.state();
  const sheet = viewer.box(page);
  const at = toScreen({ x, y }, scale);
  const ref = useCssVariables<HTMLDivElement>({
    "--_left": `${sheet.left + at.x}px`,
    "--_top": `${sheet.top + at.y}px`,
    "--_width": `${SEAL_SIZE.width * scale}px`,
    "--_height": `${SEAL_SIZE.height * scale}px`,
  });
  const side = at.x > sheet.width / 2 ? "end" : "start";
  const words = SEAL_SIZE.width * scale < ROOM_FOR_WORDS ? side : "inside";
  return { ref, words };
}

/** Props of {@link FixedSeal}. */
export interface FixedSealProps {
  readonly viewer: Viewer;
  readonly place: SealPlace;
}

/** The seal where the sender put it, in its true size; it cannot be moved. */
export function FixedSeal({ viewer, place }: FixedSealProps) {
  const { text } = useMessages("<SignDialog>");
  const { ref, words } = useSealBox(viewer, place);
  return (
    <div
      ref={ref}
      role="img"
      aria-label={text.place.sealFixed(place.page)}
      data-sign-part="seal"
      data-state="fixed"
      data-words={words}
    >
      <Icon name="seal" />
      <span>{text.place.seal}</span>
    </div>
  );
}

/** Props of {@link Seal}. */
export interface SealProps extends FixedSealProps {
  /** True when it would cover text or pictures. */
  readonly covers: boolean;
  /** `continued` for a key that comes right after another. */
  readonly onPlace: (place: SealPlace, how: "new" | "continued") => void;
}

/**
 * The seal in its true size, to be dragged by pointer or moved by keys: arrows by 1 point, 10 with Shift, Page Up and Page Down
 * from page to page, Escape to put a dragged one back. `application` is the role that lets those keys through to it in a
 * screen reader. A tap on the page and the numbers beside it do the same without dragging (WCAG 2.2, 2.5.7).
 */
export function Seal({ viewer, place, covers, onPlace }: SealProps) {
  const { text } = useMessages("<SignDialog>");
  const help = useId();
  const lastKey = useRef(Number.NEGATIVE_INFINITY);
  const { drag, cancel, handlers } = useSealDrag(viewer, place, (moved) => onPlace(moved, "new"));
  const shown = drag?.place ?? place;
  const { ref, words } = useSealBox(viewer, shown);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return cancel();
    const { pageCount } = viewer.state();
    const moved = movedByKey(event, place, pageCount, (page) => viewer.size(page));
    if (!moved) return;
    event.preventDefault();
    if (isSamePlace(moved, place)) return;
    const continues = event.timeStamp - lastKey.current < SAME_MOVE_MS;
    lastKey.current = event.timeStamp;
    onPlace(moved, continues ? "continued" : "new");
  };

  return (
    <>
      {drag ? <Guides viewer={viewer} page={shown.page} guides={drag.guides} /> : null}
      <div
        ref={ref}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
        tabIndex={0}
        aria-label={text.place.sealLabel(shown.page)}
        aria-describedby={help}
        data-sign-part="seal"
        data-state={drag ? "moving" : "placed"}
        data-words={words}
        data-covers={covers && !drag ? "content" : "nothing"}
        onKeyDown={onKeyDown}
        {...handlers}
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
