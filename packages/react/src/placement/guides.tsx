import type { Snapped } from "@sign/protocol";
import { useCssVariables } from "../sign-dialog/css-variables";
import type { PageBox, Viewer } from "../viewer/viewer";

interface GuideProps {
  readonly along: "x" | "y";
  readonly sheet: PageBox;
  /** CSS pixels from the page's left or top. */
  readonly at: number;
}

function Guide({ along, sheet, at }: GuideProps) {
  const across = along === "x";
  const ref = useCssVariables<HTMLDivElement>({
    "--_left": `${sheet.left + (across ? at : 0)}px`,
    "--_top": `${sheet.top + (across ? 0 : at)}px`,
    "--_width": across ? "0px" : `${sheet.width}px`,
    "--_height": across ? `${sheet.height}px` : "0px",
  });
  return <div ref={ref} data-sign-part="guide" data-state={along} aria-hidden="true" />;
}

/** Props of {@link Guides}. */
export interface GuidesProps {
  readonly viewer: Viewer;
  readonly page: number;
  /** In displayed points. */
  readonly guides: Snapped["guides"];
}

/** The margins that a dragged seal is drawn to. */
export function Guides({ viewer, page, guides }: GuidesProps) {
  const { scale } = viewer.state();
  const sheet = viewer.box(page);
  return (
    <>
      {guides.x === null ? null : <Guide along="x" sheet={sheet} at={guides.x * scale} />}
      {guides.y === null ? null : <Guide along="y" sheet={sheet} at={guides.y * scale} />}
    </>
  );
}
