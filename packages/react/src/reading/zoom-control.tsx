import { formatShare } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { IconButton } from "../sign-dialog/icon-button";
import type { Viewer } from "../viewer/viewer";
import { useViewerState } from "./use-viewer";

const LEVELS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

const FIT = "fit";

/** Smaller, larger, and every level by name; a level that was reached by pinching is listed between the others. */
export function ZoomControl({ viewer }: { readonly viewer: Viewer }) {
  const { locale, text } = useMessages("<SignDialog>");
  const zoom = useViewerState(viewer, (state) => state.zoom);
  const canReduce = useViewerState(viewer, (state) => state.canReduce);
  const canEnlarge = useViewerState(viewer, (state) => state.canEnlarge);
  const levels =
    zoom === FIT || LEVELS.includes(zoom) ? LEVELS : [...LEVELS, zoom].sort((a, b) => a - b);
  return (
    <div data-sign-part="zoom">
      <IconButton
        icon="smaller"
        label={text.read.reduce}
        idle={!canReduce}
        onClick={() => viewer.reduce()}
      />
      <select
        data-sign-part="select"
        aria-label={text.read.zoom}
        value={zoom}
        onChange={({ currentTarget: { value } }) =>
          viewer.setZoom(value === FIT ? FIT : Number(value))
        }
      >
        <option value={FIT}>{text.read.fit}</option>
        {levels.map((level) => (
          <option key={level} value={level}>
            {formatShare(level, locale)}
          </option>
        ))}
      </select>
      <IconButton
        icon="larger"
        label={text.read.enlarge}
        idle={!canEnlarge}
        onClick={() => viewer.enlarge()}
      />
    </div>
  );
}
