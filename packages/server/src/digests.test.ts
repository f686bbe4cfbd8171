import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  decodeBase64,
  md5Hex,
  portableDigest,
  readContentDigest,
  runningDigest,
  sha256Hex,
} from "./digests";
import { nativeDigest, type RuntimeGlobals } from "./native-digest";

const bytes = new TextEncoder().encode("abc");
const published = {
  md5: "900150983cd24fb0d6963f7d28e17f72",
  sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
} as const;

/** A runtime that has no digest but a sink, as workerd. */
const withSink: RuntimeGlobals = {
  crypto: {
    DigestStream: class extends WritableStream<Uint8Array> {
      readonly digest: Promise<ArrayBuffer>;
      constructor(name: string) {
        const chunks: Uint8Array[] = [];
        let resolve: (digest: ArrayBuffer) => void;
        super({
          write: (chunk) => void chunks.push(chunk.slice()),
          close() {
            const hash = createHash(name.replace("-", "").toLowerCase());
            resolve(new Uint8Array(hash.update(Buffer.concat(chunks)).digest()).buffer);
          },
        });
        this.digest = new Promise((settle) => {
          resolve = settle;
        });
      }
    },
  },
};

test("digests of bytes at hand agree with the published vectors (RFC 1321, FIPS 180-4)", async () => {
  expect(await sha256Hex(bytes)).toBe(published.sha256);
  expect(md5Hex(bytes)).toBe(published.md5);
});

test.each(["md5", "sha256"] as const)(
  "a running %s is the same whoever computes it, in however many pieces",
  async (name) => {
    const makers = {
      portable: () => portableDigest(name),
      "the runtime's": () => nativeDigest(name),
      "a sink's": () => nativeDigest(name, withSink),
      chosen: () => runningDigest(name),
    };
    const long = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 31) & 255);
    const digests: string[] = [];
    for (const [title, make] of Object.entries(makers)) {
      const [short, longer] = [make(), make()];
      await short?.update(bytes.subarray(0, 1));
      await short?.update(bytes.subarray(1));
      expect(await short?.hex(), title).toBe(published[name]);
      for (let at = 0; at < long.length; at += 777)
        await longer?.update(long.subarray(at, at + 777));
      digests.push((await longer?.hex()) ?? title);
    }
    expect(new Set(digests).size).toBe(1);
  },
);

test("a runtime without one of its own has none", () => {
  expect(nativeDigest("md5", {})).toBeNull();
  expect(nativeDigest("md5", { process: { getBuiltinModule: () => undefined } })).toBeNull();
});

test("Content-Digest is read as RFC 9530 writes it, and nothing else is", () => {
  const value = "X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=";
  const hex = "5f8f04f6a3a892aaabbddb6cf273894493773960d4a325b105fee46eef4304f1";
  expect(readContentDigest(`sha-256=:${value}:`)).toBe(hex);
  expect(readContentDigest(`sha-512=:AAAA:, sha-256=:${value}:`)).toBe(hex);
  for (const wrong of [
    null,
    "",
    value,
    `sha-256=${value}`,
    "sha-256=:AAAA:",
    `sha-512=:${value}:`,
  ]) {
    expect(readContentDigest(wrong)).toBeNull();
  }
});

test("base64 that is not base64 is refused", () => {
  expect(decodeBase64("YWJj")).toEqual(bytes);
  for (const wrong of ["YWJ", "YW J", "YWJj=", "a===", "æøå="])
    expect(decodeBase64(wrong)).toBeNull();
});
