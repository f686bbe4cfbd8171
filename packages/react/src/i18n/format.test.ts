import { expect, test } from "vitest";
import { formatShare, formatSize, formatTime } from "./format";

const plain = (text: string | null): string | undefined => text?.replace(/\s/g, " ");

test("sizes are said in the unit that fits, in the language's own way", () => {
  expect(plain(formatSize(0, "en"))).toBe("0 bytes");
  expect(plain(formatSize(842_300, "en"))).toBe("842 kB");
  expect(plain(formatSize(1_230_000, "en"))).toBe("1.2 MB");
  expect(plain(formatSize(1_230_000, "nb"))).toBe("1,2 MB");
});

test("a time is Norwegian time, summer and winter, wherever it is read", () => {
  expect(plain(formatTime("2026-11-23T12:00:05Z", "en"))).toBe("23 November 2026 at 13:00 CET");
  expect(plain(formatTime("2026-07-01T12:00:05Z", "nb"))).toBe("1. juli 2026 kl. 14:00 CEST");
});

test("what is no time is not shown as one", () => {
  expect(formatTime("yesterday", "en")).toBeNull();
});

test("a share is said in whole per cent", () => {
  expect(plain(formatShare(0.424, "en"))).toBe("42%");
  expect(plain(formatShare(0.424, "nb"))).toBe("42 %");
});
