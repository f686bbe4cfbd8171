import { expect, test } from "vitest";
import {
  decodeBase64,
  md5Hex,
  readContentDigest,
  runningMd5,
  runningSha256,
  sha256Hex,
} from "./digests";

const bytes = new TextEncoder().encode("abc");

test("digests agree with the published vectors (RFC 1321, FIPS 180-4), in one piece or several", async () => {
  const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const md5 = "900150983cd24fb0d6963f7d28e17f72";
  expect(await sha256Hex(bytes)).toBe(sha256);
  expect(md5Hex(bytes)).toBe(md5);
  for (const [running, expected] of [
    [runningSha256(), sha256],
    [runningMd5(), md5],
  ] as const) {
    running.update(bytes.subarray(0, 1));
    running.update(bytes.subarray(1));
    expect(running.hex()).toBe(expected);
  }
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
