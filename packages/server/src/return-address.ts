import { RESUME_PARAMETER, returnPath, SignError } from "@sign/protocol";

/** Checks that an origin is exact, as `https://app.example`: no path, no user, no wildcard. Throws a TypeError otherwise. */
export function exactOrigin(origin: string): string {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== origin || origin.includes("*")) {
    throw new TypeError("appOrigins must be exact origins, such as https://app.example");
  }
  return origin;
}

/**
 * The page a return may lead to, without its fragment. Throws `return_not_allowed` unless it is an absolute address whose origin is
 * in the list, with no user in it and none of the characters that browsers and servers read differently
 * (backslash, control characters, spaces; WHATWG URL drops or rewrites them).
 */
export function allowedReturn(returnTo: string, appOrigins: readonly string[]): URL {
  const plain =
    /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(returnTo) && !/[\\\s\p{Cc}]/u.test(returnTo);
  const url = plain && URL.canParse(returnTo) ? new URL(returnTo) : null;
  if (!url || url.username || url.password || !appOrigins.includes(url.origin)) {
    throw new SignError("return_not_allowed");
  }
  url.hash = "";
  return url;
}

/**
 * The kit's address as the person's browser reaches it, without a slash at its end: the configured one, else the path it is mounted under (the request's path less the
 * operation's) on the origin of the page to return to. Never from `Host` or forwarded headers, which a caller can write.
 */
export function mountAddress(options: {
  readonly baseUrl: string | null;
  readonly page: URL;
  readonly requestPath: string;
  readonly operationPath: string;
}): string {
  const own = options.requestPath.slice(0, -options.operationPath.length);
  return (options.baseUrl ?? `${options.page.origin}${own}`).replace(/\/+$/, "");
}

/** The address the gateway sends the person back to. */
export const returnAddress = (mount: string, handle: string): string =>
  `${mount}${returnPath(handle)}`;

/** The path for the kit's cookie. */
export const cookiePath = (mount: string): string => new URL(mount).pathname;

/** The app's page (without a fragment of its own) with a resume handle in its fragment, which no server sees. */
export const pageWithHandle = (page: URL, handle: string): string =>
  `${page.href}#${RESUME_PARAMETER}=${handle}`;
