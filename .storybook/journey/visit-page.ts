import type { Stack } from "./stack";

/** What a visit ended at: a page to show, or an address outside the stack. */
export type Arrival =
  | { readonly kind: "page"; readonly url: string; readonly html: string }
  | { readonly kind: "left"; readonly url: string };

const MOST_REDIRECTS = 10;

/** Follows an address, and its redirects as a browser would, until there is a page or the stack is left. */
export async function visitPage(stack: Stack, request: Request): Promise<Arrival> {
  let next = request;
  for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
    const url = new URL(next.url);
    if (!stack.owns(url)) return { kind: "left", url: url.href };
    const response = await stack.visit(next);
    const location = response.headers.get("location");
    if (location === null) return { kind: "page", url: url.href, html: await response.text() };
    next = new Request(new URL(location, url));
  }
  throw new Error("Too many redirects");
}

/** The address of a blob that holds what the stack answers at `url`. */
async function blobAddress(stack: Stack, url: string): Promise<string> {
  const response = await stack.visit(new Request(url));
  return URL.createObjectURL(await response.blob());
}

const isFile = (value: string): boolean => /^(?:https?:\/\/|\/)\S+[^/\s]$/.test(value);

/**
 * A page of the stack as a document that shows in a frame without any server behind it: what the page would load
 * becomes blobs. Links and forms keep their addresses; the frame's owner follows them. `dispose` frees the blobs.
 */
export async function framedPage(
  stack: Stack,
  { url, html }: { readonly url: string; readonly html: string },
): Promise<{ readonly html: string; readonly dispose: () => void }> {
  const page = new DOMParser().parseFromString(html, "text/html");
  const blobs: string[] = [];
  const loads =
    "script[src], link[rel=stylesheet][href], img[src], a[target=_blank][href], [data-pdf]";
  for (const element of page.querySelectorAll(loads)) {
    for (const { name, value } of [...element.attributes]) {
      const address = name === "src" || name === "href" || name.startsWith("data-");
      if (!address || !isFile(value)) continue;
      const blob = await blobAddress(stack, new URL(value, url).href);
      blobs.push(blob);
      element.setAttribute(name, blob);
    }
  }
  return {
    html: `<!doctype html>${page.documentElement.outerHTML}`,
    dispose: () => {
      for (const blob of blobs) URL.revokeObjectURL(blob);
    },
  };
}

/** The request a browser sends for a form, with the button that sent it. */
export function formRequest(form: HTMLFormElement, submitter: HTMLElement | null, base: string) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) fields.append(name, String(value));
  return new Request(new URL(form.getAttribute("action") ?? "", base), {
    method: "POST",
    body: fields,
  });
}
