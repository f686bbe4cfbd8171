import { expect, test } from "vitest";
import { claimsSchema, packClaims, type SessionClaims } from "./claims";

const session: SessionClaims = {
  id: "0b6f3a52-6f0e-4a0e-9d0a-2f8d2f6f1c11",
  nonce: "abcdefghijklmnopqrstuv",
  route: "lease",
  returnTo: "https://app.example/leases/4711",
  locale: "nb",
  documents: [
    {
      name: "leie.pdf",
      size: 1234,
      sha256: "ab".repeat(32),
      fileId: "51a1c3de-9d0f-4c35-8a63-0c7d8f4c7a10",
      pages: 12,
    },
    { name: "vedlegg.pdf", size: 9, sha256: "00".repeat(32), fileId: "FILE_7", pages: 1 },
    { name: "sist.pdf", size: 9, sha256: "ff".repeat(32), fileId: null, pages: null },
  ],
  grant: { expectedName: "Nordmann, Kari", deep: { list: [1, null, "x"] } },
  input: { leaseId: 4711 },
  audit: { length: 3, hash: "cd".repeat(32) },
  createdAt: 1_790_000_000,
  createdAs: "created",
  startedAt: null,
  redirectUrl: null,
};

test("claims survive their short form, also through JSON", () => {
  const packed = JSON.parse(JSON.stringify(packClaims(session)));
  expect(claimsSchema.parse(packed)).toEqual(session);
  const started = {
    ...session,
    startedAt: 1_790_000_100,
    redirectUrl: "https://gateway.example/ui",
  };
  expect(claimsSchema.parse(packClaims(started))).toEqual(started);
});

test("the short form stays short: thirty documents fit in a header", () => {
  const documents = Array.from({ length: 30 }, (_, at) => ({
    name: `vedlegg ${at} til kontrakten.pdf`,
    size: 30_000_000,
    sha256: "ab".repeat(32),
    fileId: session.id,
    pages: 3,
  }));
  expect(JSON.stringify(packClaims({ ...session, documents })).length).toBeLessThan(4_500);
});
