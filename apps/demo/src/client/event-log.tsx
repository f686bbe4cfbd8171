import { useEffect, useState } from "react";
import type { LogLine } from "../demo-contract";
import type { PageLanguage } from "../page-language";
import { fetchEvents } from "./demo-server";
import type { Texts } from "./texts";

const everyMs = 2000;

/** Follows the server's log while the page is on screen. `failed` after a read that went wrong. */
function useEvents(): { readonly lines: readonly LogLine[]; readonly failed: boolean } {
  const [log, setLog] = useState({ lines: [] as readonly LogLine[], failed: false });
  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      if (document.visibilityState === "visible") {
        try {
          const lines = await fetchEvents(controller.signal);
          setLog({ lines, failed: false });
        } catch {
          if (!controller.signal.aborted) setLog(({ lines }) => ({ lines, failed: true }));
        }
      }
      if (!controller.signal.aborted) timer = setTimeout(() => void read(), everyMs);
    };
    void read();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  return log;
}

/** Ids are shown by their first eight characters: enough to tell them apart in a log this short. */
const shortened = (value: string): string =>
  /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? value.slice(0, 8) : value;

function detailText(detail: LogLine["detail"]): string {
  const { sessionId, route, requestId, ...own } = detail;
  return Object.entries({ ...own, route, session: sessionId, request: requestId })
    .filter(([, value]) => value !== null && value !== undefined && String(value) !== "")
    .map(([name, value]) => `${name} ${shortened(String(value))}`)
    .join(" · ");
}

/** What the server reports, newest first. */
export function EventLog({
  locale,
  text,
}: {
  readonly locale: PageLanguage;
  readonly text: Texts;
}) {
  const { lines, failed } = useEvents();
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  return (
    <section className="panel log" aria-labelledby="log-heading">
      <h3 id="log-heading">{text.log.heading}</h3>
      <p>{failed ? text.log.failed : text.log.about}</p>
      {lines.length === 0 ? (
        <p className="empty">{text.log.empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
        <ol className="lines" tabIndex={0} aria-labelledby="log-heading">
          {lines.toReversed().map((line) => (
            <li key={line.sequence}>
              <time dateTime={line.at}>{clock.format(new Date(line.at))}</time>
              <strong>{line.type}</strong>
              <span>{detailText(line.detail)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
