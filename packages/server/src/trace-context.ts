import { bytesToHex } from "@noble/hashes/utils.js";

/** Where a request belongs in a distributed trace (W3C Trace Context). Ids are lower-case hex. */
export interface Trace {
  readonly traceId: string;
  /** The kit's own span for this request: the parent of everything done for it. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const VALUE = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * The trace that a `traceparent` header names, with a new span for this request; `null` without one that is valid (W3C Trace Context,
 * 3.2.2: lower-case hex, no id of zeros only, nothing behind version 00). None is invented: whoever traces sends one along.
 */
export function continueTrace(traceparent: string | null): Trace | null {
  const [, version, traceId = "", parentId = "", flags = "", more] =
    VALUE.exec(traceparent ?? "") ?? [];
  const known = version === "00" ? more === undefined : version !== undefined && version !== "ff";
  if (!known || /^0+$/.test(traceId) || /^0+$/.test(parentId)) return null;
  const spanId = bytesToHex(crypto.getRandomValues(new Uint8Array(8)));
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** The header that passes a trace on. */
export const traceparentOf = ({ traceId, spanId, sampled }: Trace): string =>
  `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;
