import type { Size } from "@sign/protocol";
import { useEffect, useRef, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import type { Drawn, OpenPdf } from "../pdf/open-pdf";
import { Action } from "./action";
import { useCssVariables } from "./css-variables";
import { canvasScale, type PageBox } from "./page-layout";

/** Frees a canvas' memory at once; iOS otherwise keeps it until the collector comes. */
function release(canvas: Element): void {
  if (!(canvas instanceof HTMLCanvasElement)) return;
  canvas.width = 0;
  canvas.height = 0;
}

function putCanvas(host: HTMLElement, ...canvases: readonly HTMLCanvasElement[]): void {
  const before = [...host.children];
  host.replaceChildren(...canvases);
  before.forEach(release);
}

/** Props of {@link Page}. */
export interface PageProps {
  readonly pdf: OpenPdf;
  /** Counts from 1. */
  readonly page: number;
  readonly size: Size;
  readonly box: PageBox;
  /** CSS pixels per point. */
  readonly scale: number;
}

/** One page where the layout puts it: an empty sheet until it is drawn, and words when it cannot be. */
export function Page({ pdf, page, size, box, scale }: PageProps) {
  const { text } = useMessages("<SignDialog>");
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<Drawn | "drawing" | "failed">("drawing");
  const [attempt, setAttempt] = useState(0);
  const { width, height } = size;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt draws again
  useEffect(
    function drawPage() {
      const ending = new AbortController();
      const canvas = document.createElement("canvas");
      const pixels = canvasScale({ width, height }, scale * window.devicePixelRatio);
      pdf.draw(page, canvas, pixels, ending.signal).then(
        (drawn) => {
          if (ending.signal.aborted || !host.current) return release(canvas);
          putCanvas(host.current, canvas);
          setState(drawn);
        },
        () => {
          release(canvas);
          if (!ending.signal.aborted) setState("failed");
        },
      );
      return () => ending.abort();
    },
    [pdf, page, width, height, scale, attempt],
  );

  useEffect(function releaseOnLeaving() {
    const element = host.current;
    return () => {
      if (element) putCanvas(element);
    };
  }, []);

  const position = useCssVariables<HTMLElement>({
    "--_left": `${box.left}px`,
    "--_top": `${box.top}px`,
    "--_width": `${box.width}px`,
    "--_height": `${box.height}px`,
  });
  return (
    <article
      ref={position}
      aria-label={text.place.page(page, pdf.pageCount)}
      data-sign-part="page"
      data-state={state}
    >
      <div ref={host} data-sign-part="canvas" aria-hidden="true" />
      {state === "failed" ? (
        <div data-sign-part="page-note">
          <p>{text.place.pageFailed(page)}</p>
          <Action
            kind="secondary"
            onClick={() => {
              setState("drawing");
              setAttempt(attempt + 1);
            }}
          >
            {text.place.pageRetry}
          </Action>
        </div>
      ) : null}
      {state === "incomplete" ? (
        <p data-sign-part="page-note">{text.place.pageIncomplete(page)}</p>
      ) : null}
    </article>
  );
}
