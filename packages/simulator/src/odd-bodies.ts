const PIECE = 65_536;
const DRIPS = 8;

/** JSON without an end: an array of spaces, made as it is read. */
export function flood(bytes: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(PIECE).fill(0x20);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(left === bytes ? new TextEncoder().encode("[") : piece);
      left -= PIECE;
      if (left <= 0) controller.close();
    },
  });
}

/** The bytes in eight pieces, each after a pause. */
export function inDrips(
  bytes: Uint8Array<ArrayBuffer>,
  pause: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / DRIPS));
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        await pause();
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Half of the bytes, then an error. */
export function brokenOff(
  bytes: Uint8Array<ArrayBuffer>,
  error: Error,
): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent || bytes.length < 2) return controller.error(error);
      sent = true;
      controller.enqueue(bytes.slice(0, bytes.length >> 1));
    },
  });
}
