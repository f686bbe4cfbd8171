import { type ReactNode, useEffect, useState } from "react";
import "./simulated-browser.css";
import type { Stack } from "./stack";
import { type Arrival, formRequest, framedPage, visitPage } from "./visit-page";

/** Props of {@link SimulatedBrowser}. */
interface SimulatedBrowserProps {
  readonly stack: Stack;
  /** The app's page; `navigate` leaves it, as `location.assign` would. */
  readonly children: (navigate: (url: string) => void) => ReactNode;
}

/**
 * A window in a window: shows the app's page until it navigates to BankID, then BankID's page, and the app's page
 * anew when BankID sends the person back. Only the address bar is pretended; every page is made by the real code.
 */
export function SimulatedBrowser({ stack, children }: SimulatedBrowserProps) {
  const [away, setAway] = useState<Extract<Arrival, { kind: "page" }> | null>(null);

  const follow = async (request: Request): Promise<void> => {
    const arrival = await visitPage(stack, request);
    if (arrival.kind === "page") return setAway(arrival);
    // The fragment carries the resume handle; the page it belongs to is this one.
    history.replaceState(null, "", new URL(arrival.url).hash || location.pathname);
    setAway(null);
  };
  const navigate = (url: string): void => void follow(new Request(url));

  return (
    <div className="browser">
      <p className="address">{away ? new URL(away.url).host : "app.test"}</p>
      {away ? (
        <Frame key={away.url} stack={stack} page={away} onFollow={follow} />
      ) : (
        <div className="page">{children(navigate)}</div>
      )}
    </div>
  );
}

/** Props of {@link Frame}; `onFollow` gets what a link or a form of the page asks for. */
interface FrameProps {
  readonly stack: Stack;
  readonly page: Extract<Arrival, { kind: "page" }>;
  readonly onFollow: (request: Request) => Promise<void>;
}

/** One page of the stack in a frame, where nothing is loaded over the network. */
function Frame({ stack, page, onFollow }: FrameProps) {
  const [html, setHtml] = useState<string | null>(null);

  useEffect(() => {
    let dispose: (() => void) | null = null;
    let over = false;
    void framedPage(stack, page).then((framed) => {
      if (over) return framed.dispose();
      dispose = framed.dispose;
      setHtml(framed.html);
    });
    return () => {
      over = true;
      dispose?.();
    };
  }, [stack, page]);

  const listen = (frame: HTMLIFrameElement): void => {
    const inside = frame.contentDocument;
    inside?.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
      const href = link?.getAttribute("href");
      if (!link || !href || link.target === "_blank" || href.startsWith("#")) return;
      event.preventDefault();
      void onFollow(new Request(new URL(href, page.url)));
    });
    inside?.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      void onFollow(formRequest(form, event.submitter, page.url));
    });
  };

  return html === null ? (
    <p role="status">…</p>
  ) : (
    <iframe
      title="BankID"
      sandbox="allow-same-origin allow-scripts allow-forms allow-popups"
      srcDoc={html}
      onLoad={(event) => listen(event.currentTarget)}
    />
  );
}
