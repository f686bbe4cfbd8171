import { expect, test } from "vitest";
import { fileNameFrom } from "./file-name";

test.each([
  [
    "attachment; filename*=UTF-8''Leieavtale%20%C3%A6%C3%B8%C3%A5.pdf; filename=\"x.pdf\"",
    "Leieavtale æøå.pdf",
  ],
  ['attachment; filename="a \\"quoted\\" name.pdf"', 'a "quoted" name.pdf'],
  ["attachment; filename=plain.pdf", "plain.pdf"],
  ["attachment; filename*=UTF-8''%E0%A4%A; filename=\"good.pdf\"", "good.pdf"],
  ['attachment; filename="../../etc/passwd"', ".._.._etc_passwd"],
  ["inline", "fallback.pdf"],
  [null, "fallback.pdf"],
])("%s is %s", (header, name) => {
  expect(fileNameFrom(header, "fallback.pdf")).toBe(name);
});
