/** A sign that there may be news: the fragment changed, the page came back from the back/forward cache, was shown again, got focus, or is online again. */
export type PageSignal = "fragment" | "restored" | "visible" | "focus" | "online";

/** What the flow needs of the page it lives in. */
export interface SignPage {
  /** The full address. */
  href(): string;
  /** Changes the address of the current history entry without loading anything. */
  replace(url: string): void;
  /** Leaves the page. */
  navigate(url: string): void;
  isVisible(): boolean;
  /** Calls back for each signal until the returned function is called. */
  listen(listener: (signal: PageSignal) => void): () => void;
}

/** The browser's own page. Touches nothing until a method is called, so that it may be named on a server. */
export const browserPage: SignPage = {
  href: () => location.href,
  // The entry's state belongs to the app's router.
  replace: (url) => history.replaceState(history.state, "", url),
  navigate: (url) => location.assign(url),
  isVisible: () => document.visibilityState !== "hidden",
  listen(listener) {
    const controller = new AbortController();
    const { signal } = controller;
    const on = (name: "hashchange" | "focus" | "online", report: PageSignal): void =>
      window.addEventListener(name, () => listener(report), { signal });
    on("hashchange", "fragment");
    on("focus", "focus");
    on("online", "online");
    window.addEventListener(
      "pageshow",
      (event) => {
        if (event.persisted) listener("restored");
      },
      { signal },
    );
    document.addEventListener(
      "visibilitychange",
      () => {
        if (browserPage.isVisible()) listener("visible");
      },
      { signal },
    );
    return () => controller.abort();
  },
};
