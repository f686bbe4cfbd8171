import { createAuthority } from "@sign/simulator";
import { expect, test } from "vitest";
import { issueSignerCertificate } from "../../simulator/src/pades/signer-certificate";
import { createHarness } from "../test/harness";

test("a server does not start with an anchor that cannot be one", async () => {
  const at = new Date();
  const authority = await createAuthority({ now: () => at });
  const start = (...anchors: readonly (string | Uint8Array)[]) =>
    createHarness({ trust: { anchors } });
  expect(() => start(...authority.anchors)).not.toThrow();

  const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
  const { certificate } = await issueSignerCertificate(authority.signers, signer, at);
  expect(() => start(certificate.der)).toThrow(/not of an authority/);
  const [pem = ""] = authority.anchors;
  for (const wrong of [
    "root.pem",
    new Uint8Array(),
    pem.slice(0, 200),
    pem.replace(/[A-Z]/g, "A"),
  ]) {
    expect(() => start(...authority.anchors, wrong)).toThrow(TypeError);
  }
});

test("one that has expired is no reason not to start", async () => {
  const past = new Date("1990-01-01");
  const { anchors } = await createAuthority({ now: () => past });
  expect(() => createHarness({ trust: { anchors } })).not.toThrow();
});
