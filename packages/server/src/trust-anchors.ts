import { summariseAnchors } from "@sign/verify";

/**
 * The trust anchors of the options. Throws a TypeError for one that cannot be read, and for one that is no authority's: nothing would
 * chain to it. One that has expired passes, since it may still be needed for what was signed before, and a server must not stop to start on a date.
 */
export function checkAnchors(
  anchors: readonly (string | Uint8Array)[],
): readonly (string | Uint8Array)[] {
  for (const anchor of anchors) {
    if (!readSummaries(anchor).every(({ authority }) => authority)) {
      throw new TypeError(
        "trust.anchors must be root certificates; one is not of an authority (CA).",
      );
    }
  }
  return anchors;
}

function readSummaries(anchor: string | Uint8Array): ReturnType<typeof summariseAnchors> {
  try {
    return summariseAnchors([anchor]);
  } catch (cause) {
    const message = "trust.anchors must be certificates, as PEM text or DER bytes.";
    throw new TypeError(message, { cause });
  }
}
