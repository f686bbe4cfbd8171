import { useEffect } from "react";
import type { StateOf } from "../flow/state";
import { formatShare, formatSize } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { useSign } from "../use-sign";
import { Action } from "./action";
import { useAnnounce } from "./announcer";
import { Icon } from "./icon";

/** How much of each document is sent, 0 to 1: they are sent one after the other. */
export function shareOfEach(
  documents: readonly { readonly size: number }[],
  sentBytes: number,
): readonly number[] {
  let before = 0;
  return documents.map(({ size }) => {
    const sent = Math.min(Math.max(sentBytes - before, 0), size);
    before += size;
    return size === 0 ? 1 : sent / size;
  });
}

/** Starting: how far the whole is, and each document, with a way to stop. */
export function StartingStep({ state }: { readonly state: StateOf<"starting"> }) {
  const { locale, text } = useMessages("<SignDialog>");
  const { cancelStart } = useSign();
  const announce = useAnnounce();
  const { step, documents, sentBytes, totalBytes } = state;
  const said = {
    creating: text.start.creating,
    uploading: text.start.uploading(formatSize(sentBytes, locale), formatSize(totalBytes, locale)),
    starting: text.start.starting,
  }[step];
  const share = step === "starting" ? 1 : totalBytes === 0 ? 0 : sentBytes / totalBytes;
  const quarter = Math.floor(share * 4) / 4;
  useEffect(() => {
    announce(step === "uploading" ? formatShare(quarter, locale) : text.start[step]);
  }, [step, quarter, locale, text, announce]);

  const shares = shareOfEach(documents, step === "starting" ? totalBytes : sentBytes);
  return (
    <>
      <div data-sign-part="body">
        <div data-sign-part="progress">
          <p>{said}</p>
          <progress aria-label={text.start.all} max={1} value={share} />
        </div>
        <ul data-sign-part="files" aria-label={text.read.documents}>
          {documents.map(({ id, name, size }, index) => {
            const sent = shares[index] ?? 0;
            return (
              <li key={id} data-sign-part="file" data-state={sent === 1 ? "sent" : "sending"}>
                {sent === 1 ? <Icon name="check" /> : <Icon name="document" />}
                <span data-sign-part="file-name">{name}</span>
                <span data-sign-part="file-size">{formatSize(size, locale)}</span>
                <progress aria-label={name} max={1} value={sent} />
              </li>
            );
          })}
        </ul>
      </div>
      <footer data-sign-part="footer">
        <Action kind="secondary" onClick={cancelStart}>
          {text.common.cancel}
        </Action>
      </footer>
    </>
  );
}
