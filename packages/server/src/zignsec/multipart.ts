import type { StreamedBody, UploadContent } from "./write";

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A file name inside quotes of a part's header, escaped as browsers do (HTML, "multipart/form-data encoding algorithm"). */
const quoted = (name: string): string =>
  `"${name.replace(/["\r\n]/g, (character) => encodeURIComponent(character))}"`;

/**
 * One PDF as `multipart/form-data` (RFC 7578) around a stream: nothing is buffered, and a failing stream ends the
 * body before the closing boundary, so that the receiver cannot take it for whole.
 */
export function frameMultipart(part: string, { name, size, content }: UploadContent): StreamedBody {
  const boundary = `sign-${crypto.randomUUID()}`;
  const head = encode(
    `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(part)}; filename=${quoted(name)}\r\n` +
      "Content-Type: application/pdf\r\n\r\n",
  );
  const tail = encode(`\r\n--${boundary}--\r\n`);
  const body = content.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      start: (controller) => controller.enqueue(head),
      flush: (controller) => controller.enqueue(tail),
    }),
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body,
    length: head.length + size + tail.length,
  };
}
