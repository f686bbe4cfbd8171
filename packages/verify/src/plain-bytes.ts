/** The same bytes as a plain `Uint8Array`, copied only when their memory is shared: WebCrypto takes no shared memory, and in a subclass such as Node's `Buffer` `slice` does not copy. */
export const plainBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : new Uint8Array(bytes);
