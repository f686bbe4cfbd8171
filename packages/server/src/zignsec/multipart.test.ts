import { expect, test } from "vitest";
import { ascii, drain, streamOf } from "../../test/bytes";
import { frameMultipart } from "./multipart";

const content = () =>
  streamOf(ascii("%PDF-"), ascii("1.7")) as ReadableStream<Uint8Array<ArrayBuffer>>;

test("the body is what a form with one file would send, and its length is known", async () => {
  const framed = frameMultipart("file", { name: 'på "bordet".pdf', size: 8, content: content() });
  const { bytes } = await drain(framed.body);
  expect(bytes).toHaveLength(framed.length ?? 0);
  const form = await new Response(new Uint8Array(bytes), {
    headers: { "Content-Type": framed.contentType },
  }).formData();
  const file = form.get("file");
  if (!(file instanceof File)) throw new Error("no file");
  expect([file.type, await file.text()]).toEqual(["application/pdf", "%PDF-1.7"]);
  expect(new TextDecoder().decode(bytes)).toContain('filename="på %22bordet%22.pdf"\r\n');
});

test("line breaks in a name cannot begin a header", async () => {
  const framed = frameMultipart("file", { name: "a\r\nX: y.pdf", size: 8, content: content() });
  const { bytes } = await drain(framed.body);
  expect(new TextDecoder().decode(bytes)).toContain('filename="a%0D%0AX: y.pdf"');
});

test("a failing stream ends without the closing boundary", async () => {
  const failing = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      controller.enqueue(ascii("%PDF-1.7"));
      controller.error(new Error("wrong"));
    },
  });
  const framed = frameMultipart("file", { name: "a.pdf", size: 8, content: failing });
  const { bytes, error } = await drain(framed.body);
  expect(error).toMatchObject({ message: "wrong" });
  const boundary = framed.contentType.split("boundary=")[1];
  expect(new TextDecoder().decode(bytes)).not.toContain(`--${boundary}--`);
});
