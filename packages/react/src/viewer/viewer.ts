import type { Point, Size } from "@sign/protocol";
import type { TextMatch } from "../pdf/find-text";
import type { Box } from "../pdf/open-pdf";
import type { SeenParts } from "./seen-parts";

export { createViewer, type ViewerOptions } from "./create-viewer";

/** How large pages are shown: fitted to the width, or a factor from 0.5 to 4, where 1 is 96/72 CSS pixels per point. */
export type Zoom = "fit" | number;

/** Where a page lies on the track, in CSS pixels from the track's top left. */
export interface PageBox extends Size {
  readonly left: number;
  readonly top: number;
}

/** A place in the document: a page from 1, and displayed points from its top left. */
export interface PagePoint extends Point {
  readonly page: number;
}

/** A point of the window, in CSS pixels. */
export interface WindowPoint {
  readonly clientX: number;
  readonly clientY: number;
}

/** What a viewer shows now; a new object only when something has changed. */
export interface ViewerState {
  /** The page that is read now, from 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly zoom: Zoom;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly canEnlarge: boolean;
  readonly canReduce: boolean;
  /** Another number whenever pages have moved or changed their size on the track. */
  readonly revision: number;
  /** How many pages have been on screen, drawn, from top to bottom. */
  readonly seenPages: number;
  /** Whether the sizes of all pages are exact. */
  readonly measured: boolean;
}

/** What it takes to go on reading where one was, in a new viewer of the same document. */
export interface ViewerPosition {
  /** The page at the top of the view, from 1. */
  readonly page: number;
  /** The share of that page that is above the view, 0 to 1. */
  readonly share: number;
  readonly zoom: Zoom;
  readonly seen: SeenParts;
}

/** The words that a viewer puts on the page. */
export interface ViewerLabels {
  page(page: number, count: number): string;
  failed(page: number): string;
  incomplete(page: number): string;
  readonly retry: string;
  /** The name of a link; `target` is an address, or the name of a page. */
  link(target: string): string;
}

/** The pages of one document in a scrolling element; sizes and points are displayed points unless they say otherwise. */
export interface Viewer {
  state(): ViewerState;
  /** Calls `listener` after each change of {@link Viewer.state}; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Lies above the pages, as large as the track; for absolutely positioned elements, in CSS pixels from the track's top left. */
  readonly overlay: HTMLElement;
  /** The size of a page: the exact one, or the best guess until it is known. */
  size(page: number): Size;
  box(page: number): PageBox;
  /** The nearest page to a point of the window, and the point on it; outside the page it is negative or larger than the page. */
  locate(clientX: number, clientY: number): PagePoint;
  /** Scrolls to the top of a page, or until the point `at` on it is well in view. */
  goTo(page: number, at?: Point): void;
  /** Scrolls only as far as it takes for an area to be in view. */
  reveal(page: number, area: Box): void;
  /** The point of the window in `focus` stays where it is; the middle of the view by default. */
  setZoom(zoom: Zoom, focus?: WindowPoint): void;
  enlarge(): void;
  reduce(): void;
  /** In CSS pixels. */
  scrollBy(dx: number, dy: number): void;
  /** Highlights what was found; `current` is an index of `matches`. An empty list clears. */
  mark(matches: readonly TextMatch[], current: number): void;
  /** A click or tap on a page that selected no text and hit no link; returns what ends that. */
  onPageClick(listener: (at: PagePoint, event: MouseEvent) => void): () => void;
  /** The next page that has not been seen whole, from the present one on and then from the start; `null` when all have. */
  nextUnseen(): number | null;
  position(): ViewerPosition;
  /** Ends drawing, listeners and observers, frees the canvases and empties the scrolling element. */
  destroy(): void;
}
