import { expect, test } from "vitest";
import { boundaryOf, parseMultipart } from "./multipart";

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const part = (disposition: string, content: string): string =>
  `--X\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n`;
const parse = (body: string) => parseMultipart(encode(body), "X");

test("every part comes out with its name and exactly its bytes", () => {
  const parts = parse(
    `preamble\r\n${part('name="a"', "one")}${part('name="file"; filename="b.pdf"', "")}--X--\r\nepilogue`,
  );
  expect(parts?.map(({ name, fileName, bytes }) => [name, fileName, decode(bytes)])).toEqual([
    ["a", null, "one"],
    ["file", "b.pdf", ""],
  ]);
});

test("what looks almost like a boundary stays content", () => {
  const content = "\r\n--\r\n-X\n--X\r--X\r\n\r\n --X";
  expect(decode(parse(`${part('name="file"', content)}--X--`)?.[0]?.bytes ?? encode(""))).toBe(
    content,
  );
});

test("what FormData writes is read back, whatever the bytes and the name", async () => {
  let state = 1;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
  for (let round = 0; round < 200; round++) {
    const alphabet = [13, 10, 45, 88, random() % 256];
    const content = Uint8Array.from(
      { length: random() % 300 },
      () => alphabet[random() % alphabet.length] ?? 0,
    );
    const name = `æøå "${round}" \n; filename=x.pdf`;
    const form = new FormData();
    form.set("before", "text");
    form.set("file", new File([content], name));
    const answer = new Response(form);
    const boundary = boundaryOf(answer.headers.get("content-type") ?? "") ?? "";
    const parts = parseMultipart(new Uint8Array(await answer.arrayBuffer()), boundary);
    expect(parts?.[1]?.fileName).toBe(name);
    expect(parts?.[1]?.bytes).toEqual(content);
  }
});

test.each([
  ['name="file"; filename="a\\"b.pdf"', 'a"b.pdf'],
  ['name="file"; filename="a%22b%0D%0A.pdf"', 'a"b\r\n.pdf'],
  ["name=file; filename=plain.pdf", "plain.pdf"],
  ['name="file"; filename="x.pdf"; filename*=UTF-8\'\'l%C3%A6rer.pdf', "lærer.pdf"],
  ['name="file"; filename="x.pdf"; filename*=UTF-8\'\'%E6', "x.pdf"],
])("the file name is read from %s", (disposition, fileName) => {
  expect(parse(`${part(disposition, "")}--X--`)?.[0]).toMatchObject({ name: "file", fileName });
});

test.each([
  ["no boundary", "nothing here"],
  ["no end", part('name="file"', "cut off")],
  ["a head without end", "--X\r\nContent-Disposition: form-data"],
  ["a part without a name", `${part("filename=a", "")}--X--`],
  ["endless parts", `${part('name="a"', "").repeat(50)}--X--`],
])("a body with %s is not taken", (_, body) => {
  expect(parse(body)).toBeNull();
});

test.each([
  ["multipart/form-data; boundary=abc", "abc"],
  ['Multipart/Form-Data; charset=utf-8; boundary="a b;c"', "a b;c"],
  ["multipart/form-data", null],
  ["multipart/mixed; boundary=abc", null],
  ["application/json", null],
])("%s announces the boundary %s", (contentType, boundary) => {
  expect(boundaryOf(contentType)).toBe(boundary);
});
