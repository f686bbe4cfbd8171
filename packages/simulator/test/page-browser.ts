import type { Simulator } from "../src/simulator";

const text = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

const unescaped = (value: string): string => value.replaceAll("&amp;", "&");

/** A browser without scripts for the simulator's pages: follows redirects inside it, stops when sent out of it. */
export async function openPage(simulator: Simulator, start: string) {
  let url = start;
  let markup = "";
  let status = 0;
  let headers = new Headers();

  async function go(address: string, init?: RequestInit): Promise<void> {
    url = new URL(address, url).href;
    if (!url.startsWith(simulator.baseUrl)) return;
    const answer = await simulator.fetch(url, init);
    const location = answer.headers.get("location");
    if (answer.status === 303 && location) return go(location);
    ({ status, headers } = answer);
    markup = await answer.text();
  }
  const post = (fields: Record<string, string>): Promise<void> => {
    const action = /<form[^>]*action="([^"]+)"/.exec(markup)?.[1] ?? "";
    return go(unescaped(action), { method: "POST", body: new URLSearchParams(fields) });
  };
  await go(start);

  return {
    get url() {
      return url;
    },
    /** Name of the page, the last part of its path. */
    get place() {
      return new URL(url).pathname.split("/").at(-1);
    },
    get markup() {
      return markup;
    },
    get status() {
      return status;
    },
    get headers() {
      return headers;
    },
    get heading() {
      return text(/<h1>(.*?)<\/h1>/s.exec(markup)?.[1] ?? "");
    },
    get alert() {
      return text(/role="alert"[^>]*>(.*?)<\/div>/s.exec(markup)?.[1] ?? "");
    },
    get text() {
      return text(markup);
    },
    go,
    reload: () => go(url),
    /** Sends the page's first form with these fields. */
    submit: (fields: Record<string, string> = {}) => post(fields),
    cancel: () => post({ action: "cancel" }),
    /** Follows the link with this text. */
    async follow(label: string): Promise<void> {
      for (const [link, href] of markup.matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>.*?<\/a>/gs)) {
        if (text(link) === label) return go(unescaped(href ?? ""));
      }
      throw new Error(`No link "${label}" on ${url}`);
    },
  };
}
