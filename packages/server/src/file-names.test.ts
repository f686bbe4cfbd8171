import { localeSchema } from "@sign/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDisposition, safeFileName, signedFileName, uniqueFileNames } from "./file-names";

test("names keep what people wrote and lose what could mean something else", () => {
  const cases: [string, string][] = [
    ["lease.pdf", "lease.pdf"],
    ["Leieavtale æøå.PDF", "Leieavtale æøå.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["C:\\Users\\me\\lease.pdf", "lease.pdf"],
    ['say "hi"; x=1.pdf', 'say "hi"; x=1.pdf'],
    ["a\r\nSet-Cookie: b.pdf", "aSet-Cookie- b.pdf"],
    ["\u202Efdp.exe", "fdp.exe.pdf"],
    ["a<b>|c?.pdf", "a-b--c-.pdf"],
    ["...", "document.pdf"],
    ["", "document.pdf"],
    [".pdf", "document.pdf"],
    ["e\u0301t\u00e9.pdf", "\u00e9t\u00e9.pdf"],
    ["\ud800x.pdf", "x.pdf"],
  ];
  for (const [given, safe] of cases) expect(safeFileName(given)).toBe(safe);
});

test("a long name is cut between characters and keeps its ending", () => {
  const name = safeFileName(`${"å".repeat(200)}.pdf`);
  expect(new TextEncoder().encode(name).length).toBe(100);
  expect(name).toMatch(/^å+\.pdf$/);
});

test("no name, however it is made, leaves its folder, its header or its length", () => {
  const nasty = fc.constantFrom(
    ...[
      "..",
      "/",
      "\\",
      "\0",
      "\r\n",
      "\u202e",
      "\u0301".repeat(255),
      "\ud800",
      "\udfff",
      "%2e%2e%2f",
    ],
    ...[
      '"',
      "'",
      ";",
      "=",
      "%",
      "*",
      "\u2028",
      "\ufeff",
      "🏳️‍🌈",
      "å",
      "CON",
      ".pdf",
      " ",
      "\u200d",
      "ﷺ",
    ],
  );
  const name = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 30 });
  fc.assert(
    fc.property(name, (parts) => {
      const safe = safeFileName(parts.join(""));
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(100);
      expect(safe).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:|?*]+\.pdf$/u);
      expect(safe).not.toMatch(/^[.\s]/);
      expect(safeFileName(safe)).toBe(safe);
      for (const kind of ["inline", "attachment"] as const) {
        const header = contentDisposition(kind, signedFileName(safe, "nb"));
        expect(header).toMatch(
          /^(inline|attachment); filename="[^"\\%]*"; filename\*=UTF-8''[\w.~%-]+$/,
        );
        expect(new Headers({ "Content-Disposition": header }).get("content-disposition")).toBe(
          header,
        );
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a name of a million characters costs no more than one of a thousand", () => {
  for (const bomb of [". ", "\u0301", "a/", "\u202e", " .", "å"]) {
    const safe = safeFileName(`x${bomb.repeat(500_000)}x`);
    expect(safe).toMatch(/\.pdf$/);
    expect(uniqueFileNames([bomb.repeat(500_000), bomb.repeat(500_000)])).toHaveLength(2);
  }
});

test("names of one session differ, whatever they began as", () => {
  const names = ["lease.pdf", "x/lease.pdf", "LEASE.pdf", "lease (2).pdf", "lease"];
  expect(uniqueFileNames(names)).toEqual([
    "lease.pdf",
    "lease (2).pdf",
    "LEASE (3).pdf",
    "lease (2) (2).pdf",
    "lease (4).pdf",
  ]);
  const long = uniqueFileNames(["å".repeat(99), "å".repeat(99)]);
  expect(new Set(long).size).toBe(2);
});

test("the signed file says so in the signer's language", () => {
  expect(localeSchema.options.map((locale) => signedFileName("lease.pdf", locale))).toEqual([
    "lease-signert.pdf",
    "lease-signert.pdf",
    "lease-signed.pdf",
    "lease-signerad.pdf",
    "lease-vuolláičállojuvvon.pdf",
  ]);
});

test("Content-Disposition carries any name (RFC 6266, RFC 8187)", () => {
  expect(contentDisposition("attachment", `på "egen" 100%'s.pdf`)).toBe(
    `attachment; filename="p_ _egen_ 100_'s.pdf"; filename*=UTF-8''p%C3%A5%20%22egen%22%20100%25%27s.pdf`,
  );
});
