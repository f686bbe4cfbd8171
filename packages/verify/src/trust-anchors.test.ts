import { expect, test } from "vitest";
import { pem } from "./testing/identity";
import { samplePeople } from "./testing/people";
import { readAnchors } from "./trust-anchors";

test("anchors come as PEM, several to a text, or as DER", async () => {
  const { root, timestampRoot } = await samplePeople();
  const text = `comment\n${pem(root)}\n${pem(timestampRoot)}`;
  const raws = readAnchors([text, root.certificate]).map(({ raw }) => raw);
  expect(raws).toEqual([root.certificate, timestampRoot.certificate, root.certificate]);
});

test("an anchor that is none is the caller's mistake", () => {
  expect(() => readAnchors(["no certificate"])).toThrow(TypeError);
  expect(() => readAnchors([new Uint8Array(9)])).toThrow(TypeError);
  expect(readAnchors([])).toEqual([]);
});
