import { clampToPage, fromScreen, SEAL_SIZE, toScreen } from "@sign/protocol";
import { type MouseEvent, useEffect, useRef } from "react";
import { useMessages } from "../i18n/use-messages";
import { Action } from "./action";
import { useCssVariables } from "./css-variables";
import { Icon } from "./icon";
import { Page } from "./page";
import { pageAt } from "./page-layout";
import { type PagePoint, PlacementBox, type SealPlace } from "./placement-box";
import { usePageView } from "./use-page-view";
import type { Preview as PreviewState } from "./use-previews";

/** Props of {@link Preview}. */
export interface PreviewProps {
  readonly name: string;
  /** Whether the name is shown; tabs above the preview show it already. */
  readonly naming: "shown" | "elsewhere";
  readonly preview: Extract<PreviewState, { status: "open" }>;
  readonly place: SealPlace | null;
  readonly onPlace: (place: SealPlace) => void;
}

/** All pages of one document in a continuous scroll, of which those in view are drawn, and the seal on them. */
export function Preview({ name, naming, preview, place, onPlace }: PreviewProps) {
  const { text } = useMessages("<SignDialog>");
  const { pdf, sizes } = preview;
  const scroller = useRef<HTMLDivElement>(null);
  const { layout, near, page, larger, smaller, reveal } = usePageView(scroller, sizes);
  const track = useCssVariables<HTMLDivElement>({
    "--_width": `${layout.width}px`,
    "--_height": `${layout.height}px`,
  });
  const [first, last] = near;
  const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);

  const locate = (clientX: number, clientY: number): PagePoint => {
    const origin = track.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const down = clientY - origin.top;
    const found = pageAt(layout, down);
    const box = layout.boxes[found - 1] ?? { left: 0, top: 0 };
    return { page: found, x: clientX - origin.left - box.left, y: down - box.top };
  };

  const placeUnderPointer = ({ target, clientX, clientY }: MouseEvent) => {
    const pressed = target instanceof Element ? target : null;
    if (!pressed?.closest('[data-sign-part="page"]') || pressed.closest("button")) return;
    const found = locate(clientX, clientY);
    const size = sizes[found.page - 1];
    const middle = fromScreen(found, layout.scale);
    const corner = { x: middle.x - SEAL_SIZE.width / 2, y: middle.y - SEAL_SIZE.height / 2 };
    if (size) onPlace({ page: found.page, ...clampToPage(size, corner) });
  };

  const sealTop = place
    ? (layout.boxes[place.page - 1]?.top ?? 0) + toScreen(place, layout.scale).y
    : null;
  const sealHeight = SEAL_SIZE.height * layout.scale;
  const revealSeal = () => {
    if (sealTop !== null) reveal(sealTop + sealHeight / 2);
  };

  const before = useRef(place);
  useEffect(
    function followSeal() {
      const moved = before.current !== null && before.current !== place;
      before.current = place;
      if (!moved || sealTop === null || !scroller.current) return;
      const { scrollTop, clientHeight } = scroller.current;
      const inView = sealTop + sealHeight > scrollTop && sealTop < scrollTop + clientHeight;
      if (!inView) reveal(sealTop + sealHeight / 2);
    },
    [place, sealTop, sealHeight, reveal],
  );

  return (
    <div data-sign-part="preview">
      <div data-sign-part="toolbar">
        <div data-sign-part="reading">
          {naming === "shown" ? <p data-sign-part="reading-name">{name}</p> : null}
          <p data-sign-part="page-number">{text.place.page(page, pdf.pageCount)}</p>
        </div>
        <button
          type="button"
          data-sign-part="icon-button"
          aria-label={text.place.smaller}
          disabled={!smaller}
          onClick={smaller ?? undefined}
        >
          <Icon name="smaller" />
        </button>
        <button
          type="button"
          data-sign-part="icon-button"
          aria-label={text.place.larger}
          disabled={!larger}
          onClick={larger ?? undefined}
        >
          <Icon name="larger" />
        </button>
        {place ? (
          <Action kind="quiet" icon={<Icon name="seal" />} onClick={revealSeal}>
            {text.place.find}
          </Action>
        ) : null}
      </div>
      <section
        ref={scroller}
        data-sign-part="pages"
        aria-label={text.place.pages(name)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        tabIndex={0}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the seal's arrow keys and the fields do the same */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the seal's arrow keys and the fields do the same */}
        <div ref={track} data-sign-part="track" onClick={placeUnderPointer}>
          {pages.map((number) => {
            const box = layout.boxes[number - 1];
            const size = sizes[number - 1];
            return box && size ? (
              <Page
                key={number}
                pdf={pdf}
                page={number}
                size={size}
                box={box}
                scale={layout.scale}
              />
            ) : null;
          })}
          {place ? (
            <PlacementBox
              place={place}
              sizes={sizes}
              layout={layout}
              locate={locate}
              onPlace={onPlace}
            />
          ) : null}
        </div>
      </section>
    </div>
  );
}
