import type { Size } from "@sign/protocol";
import { useEffect } from "react";
import type { OpenPdf } from "../pdf/open-pdf";
import { useCssVariables } from "../sign-dialog/css-variables";
import type { DrawQueue } from "./draw-queue";

/** The largest side of a thumbnail in CSS pixels. */
export const THUMBNAIL_SIDE = 120;

/** Milliseconds a thumbnail must stay in the list before it is drawn: flinging through draws nothing. */
const REST = 120;

/** Props of {@link Thumbnail}. */
export interface ThumbnailProps {
  readonly pdf: OpenPdf;
  /** Counts from 1. */
  readonly page: number;
  /** The page's size in displayed points. */
  readonly size: Size;
  readonly queue: DrawQueue;
}

/** A small picture of a page: an empty sheet until its turn to be drawn comes. */
export function Thumbnail({ pdf, page, size, queue }: ThumbnailProps) {
  const scale = THUMBNAIL_SIDE / Math.max(size.width, size.height);
  const sheet = useCssVariables<HTMLSpanElement>({
    "--_width": `${Math.round(size.width * scale)}px`,
    "--_height": `${Math.round(size.height * scale)}px`,
  });
  useEffect(
    function drawThumbnail() {
      const host = sheet.current;
      if (!host) return;
      const ending = new AbortController();
      const canvas = document.createElement("canvas");
      const rest = setTimeout(() => {
        queue.add(async (signal) => {
          await pdf.draw(page, canvas, scale * window.devicePixelRatio, signal);
          if (!signal.aborted) host.replaceChildren(canvas);
        }, ending.signal);
      }, REST);
      return () => {
        clearTimeout(rest);
        ending.abort();
        canvas.remove();
        // iOS otherwise keeps a canvas' memory until the collector comes.
        canvas.width = 0;
        canvas.height = 0;
      };
    },
    [pdf, page, scale, queue, sheet],
  );
  return <span ref={sheet} data-sign-part="thumbnail-sheet" aria-hidden="true" />;
}
