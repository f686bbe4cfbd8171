import { RESUME_PARAMETER } from "@sign/protocol/plain";

/** A resume handle, with what parts it from the rest: "?" as in the fragment of a hash router, "#" where a fragment was put behind a fragment. */
export const handlePattern = new RegExp(`(^|[?&#])${RESUME_PARAMETER}=([^?&#]*)`);

/** An address in two: what comes before its fragment, and the fragment. */
export function splitAddress(href: string): [address: string, fragment: string] {
  const at = href.indexOf("#");
  return at < 0 ? [href, ""] : [href.slice(0, at), href.slice(at + 1)];
}

/** The resume handle in an address' fragment, or `null`. */
export function resumeHandleIn(href: string): string | null {
  const value = handlePattern.exec(splitAddress(href)[1])?.[2];
  if (!value) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
