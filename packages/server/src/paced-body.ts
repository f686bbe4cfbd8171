import { SignError } from "@sign/protocol";

/** How fast a body must come: at least `leastBytes` in every `everyMs` milliseconds spent waiting for it, unless it ends. */
export interface Pace {
  readonly leastBytes: number;
  readonly everyMs: number;
}

/** A JSON body must be whole within ten seconds. */
export const JSON_PACE: Pace = { leastBytes: Number.POSITIVE_INFINITY, everyMs: 10_000 };

/** A PDF must keep moving, at a pace that the slowest phone network (EDGE, some 10 kB/s) has many times over. */
export const PDF_PACE: Pace = { leastBytes: 4096, everyMs: 30_000 };

/**
 * Passes a body on as it comes, and fails with `request_too_slow` when it falls behind its pace, so that a caller who sends a byte
 * now and then holds nothing open. Only waiting for the sender counts: when the receiver is slow, nobody is asked for more.
 */
export function pacedBody(
  source: ReadableStream<Uint8Array>,
  { leastBytes, everyMs }: Pace,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let waitedMs = 0;
  let came = 0;

  async function next(): Promise<ReadableStreamReadResult<Uint8Array>> {
    const began = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SignError("request_too_slow")), everyMs - waitedMs);
    });
    try {
      const result = await Promise.race([reader.read(), late]);
      waitedMs += Date.now() - began;
      came += result.value?.length ?? 0;
      if (came >= leastBytes) waitedMs = came = 0;
      return result;
    } finally {
      clearTimeout(timer);
    }
  }

  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          controller.error(cause);
          reader.cancel(cause).catch(() => undefined);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
