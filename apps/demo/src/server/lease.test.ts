import { createPdfInspector } from "@sign/protocol";
import { expect, test } from "vitest";
import { makeLease } from "./lease";

const text = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

test("a lease is a PDF of three pages that names its number and keeps Norwegian letters", async () => {
  const { name, bytes } = makeLease(4711);
  const inspector = createPdfInspector({ size: bytes.length });
  inspector.write(bytes);
  expect(await inspector.end()).toMatchObject({ findings: [], facts: { pageCount: 3 } });
  expect(name).toContain("4711");
  expect(text(bytes)).toContain("Leieavtale nr. 4711");
  expect(text(bytes)).toContain("Øvingsås");
});

test("the same lease has the same bytes each time, another number other bytes", () => {
  expect(makeLease(12).bytes).toEqual(makeLease(12).bytes);
  expect(makeLease(12).bytes).not.toEqual(makeLease(13).bytes);
});
