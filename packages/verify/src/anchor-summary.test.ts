import { expect, test } from "vitest";
import { summariseAnchors } from "./anchor-summary";
import { pem } from "./testing/identity";
import { samplePeople } from "./testing/people";

test("an anchor is told by its name, its time and whether it is an authority's", async () => {
  const { root, signer, timestampRoot } = await samplePeople();
  const [first, second, third] = summariseAnchors([
    `${pem(root)}\n${pem(timestampRoot)}`,
    signer.certificate,
  ]);
  expect(first).toEqual({
    subject: "Sample root",
    authority: true,
    notBefore: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    notAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect(Date.parse(first?.notBefore ?? "")).toBeLessThan(Date.parse(first?.notAfter ?? ""));
  expect(second).toMatchObject({ subject: "Sample time root", authority: true });
  expect(third).toMatchObject({ subject: "Sample signer", authority: false });
});

test("what is no certificate is the caller's mistake", () => {
  expect(() => summariseAnchors(["no certificate"])).toThrow(TypeError);
  expect(summariseAnchors([])).toEqual([]);
});
