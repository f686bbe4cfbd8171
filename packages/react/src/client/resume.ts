import { RESUME_PARAMETER } from "@sign/protocol/plain";
import { handlePattern, splitAddress } from "./resume-handle";

const join = (address: string, fragment: string): string =>
  fragment === "" ? address : `${address}#${fragment}`;

/** The address without its fragment, as a page to return to. */
export const pageOf = (href: string): string => splitAddress(href)[0];

/** The address without a resume handle; whatever else its fragment holds stays. */
export function withoutResumeHandle(href: string): string {
  const [address, fragment] = splitAddress(href);
  const match = handlePattern.exec(fragment);
  if (!match) return href;
  const before = fragment.slice(0, match.index);
  const after = fragment.slice(match.index + match[0].length);
  return join(address, after === "" ? before : before + (match[1] ?? "") + after.slice(1));
}

/** The address with this resume handle instead of any other, after whatever its fragment holds: as a query of a hash router's path, else as one more parameter. */
export function withResumeHandle(href: string, handle: string): string {
  const [address, fragment] = splitAddress(withoutResumeHandle(href));
  const isPath = /^!?\//.test(fragment) && !fragment.includes("?");
  const separator = fragment === "" ? "" : isPath ? "?" : "&";
  return join(address, `${fragment}${separator}${RESUME_PARAMETER}=${encodeURIComponent(handle)}`);
}
