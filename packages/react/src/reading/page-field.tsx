import { useId, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import { useAnnounce } from "../sign-dialog/announcer";
import type { Viewer } from "../viewer/viewer";
import { useViewerState } from "./use-viewer";

/** The page that is read, as a field: a number typed there leads to that page on Enter or on leaving the field. One outside the document leads to the nearest page. */
export function PageField({ viewer }: { readonly viewer: Viewer }) {
  const { text } = useMessages("<SignDialog>");
  const announce = useAnnounce();
  const [id, count] = [useId(), useId()];
  const [typed, setTyped] = useState<string | null>(null);
  const page = useViewerState(viewer, (state) => state.page);
  const pageCount = useViewerState(viewer, (state) => state.pageCount);

  const go = () => {
    setTyped(null);
    const wanted = Number.parseInt(typed ?? "", 10);
    if (Number.isNaN(wanted)) return;
    const found = Math.min(Math.max(1, wanted), pageCount);
    if (found === page) return;
    viewer.goTo(found);
    announce(text.read.page(found, pageCount));
  };

  return (
    <form
      data-sign-part="page-number"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <label htmlFor={id} data-sign-part="hidden">
        {text.read.goTo}
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="go"
        maxLength={6}
        aria-describedby={count}
        value={typed ?? page}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={go}
      />
      <span id={count}>{text.read.of(pageCount)}</span>
    </form>
  );
}
