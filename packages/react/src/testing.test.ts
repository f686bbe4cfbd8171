import { sessionSchema, verificationReportSchema } from "@sign/protocol";
import { expect, test } from "vitest";
import { inspectFile } from "./pdf/preflight";
import { createFakeSignClient, exampleReports, exampleStates } from "./testing";

const limits = { maxDocuments: 1, maxBytes: 1_000_000 };

test("the examples hold by the contract's own schemas, and each stands under its name", async () => {
  for (const [status, state] of Object.entries(exampleStates)) {
    expect(state.status).toBe(status);
    if ("session" in state) expect(sessionSchema.parse(state.session)).toEqual(state.session);
    if (!("documents" in state)) continue;
    for (const { file } of state.documents) {
      expect((await inspectFile(file, limits)).findings).toEqual([]);
    }
  }
  for (const report of Object.values(exampleReports)) {
    expect(verificationReportSchema.parse(report)).toEqual(report);
  }
});

test("the fake keeps to the contract: tokens, digests, the order of calls, and the handle", async () => {
  const client = createFakeSignClient();
  await expect(client.read("token-1")).rejects.toMatchObject({ code: "token_invalid" });
  const file = exampleStates.placing.documents[0]?.file ?? new Blob();
  const announced = { name: "a.pdf", size: file.size, sha256: "00".repeat(32) };
  const { token } = await client.create({
    route: "upload",
    returnTo: "https://app.example/",
    documents: [announced],
  });
  await expect(client.start(token, { placements: [] })).rejects.toMatchObject({
    code: "document_missing",
  });
  await expect(client.upload(token, 0, file, announced.sha256)).rejects.toMatchObject({
    code: "digest_mismatch",
  });
  await expect(client.resume("another")).rejects.toMatchObject({ code: "handle_invalid" });
});
