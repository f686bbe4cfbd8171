import { RESUME_PARAMETER } from "@sign/protocol";

// "?" as in the fragment of a hash router, "#" where a fragment was put behind a fragment.
const pattern = new RegExp(`(^|[?&#])${RESUME_PARAMETER}=([^?&#]*)`);

function split(href: string): [address: string, fragment: string] {
  const at = href.indexOf("#");
  return at < 0 ? [href, ""] : [href.slice(0, at), href.slice(at + 1)];
}

const join = (address: string, fragment: string): string =>
  fragment === "" ? address : `${address}#${fragment}`;

/** The resume handle in an address' fragment, or `null`. */
export function resumeHandleIn(href: string): string | null {
  const value = pattern.exec(split(href)[1])?.[2];
  if (!value) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The address without its fragment, as a page to return to. */
export const pageOf = (href: string): string => split(href)[0];

/** The address without a resume handle; whatever else its fragment holds stays. */
export function withoutResumeHandle(href: string): string {
  const [address, fragment] = split(href);
  const match = pattern.exec(fragment);
  if (!match) return href;
  const before = fragment.slice(0, match.index);
  const after = fragment.slice(match.index + match[0].length);
  return join(address, after === "" ? before : before + (match[1] ?? "") + after.slice(1));
}

/** The address with this resume handle instead of any other, after whatever its fragment holds: as a query of a hash router's path, else as one more parameter. */
export function withResumeHandle(href: string, handle: string): string {
  const [address, fragment] = split(withoutResumeHandle(href));
  const isPath = /^!?\//.test(fragment) && !fragment.includes("?");
  const separator = fragment === "" ? "" : isPath ? "?" : "&";
  return join(address, `${fragment}${separator}${RESUME_PARAMETER}=${encodeURIComponent(handle)}`);
}
