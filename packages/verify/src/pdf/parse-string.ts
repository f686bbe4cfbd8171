import { hexDigit, isSpace, type Lexer } from "./lexer";
import { unreadable } from "./limits";
import { PdfString } from "./values";

/** Reads `<…>` (ISO 32000-2, 7.3.4.3); a missing last digit counts as 0. */
export function parseHexString(lexer: Lexer): PdfString {
  const start = lexer.at++;
  const close = lexer.bytes.indexOf(0x3e, lexer.at);
  if (close < 0 || close >= lexer.end) unreadable("string without end");
  const bytes = new Uint8Array((close - lexer.at + 1) >> 1);
  let digits = 0;
  for (; lexer.at < close; lexer.at++) {
    const byte = lexer.bytes[lexer.at];
    const digit = hexDigit(byte);
    if (digit < 0) {
      if (isSpace(byte)) continue;
      unreadable("malformed hexadecimal string");
    }
    const at = digits >> 1;
    bytes[at] = digits % 2 === 0 ? digit << 4 : (bytes[at] ?? 0) | digit;
    digits++;
  }
  lexer.at = close + 1;
  return new PdfString(bytes.subarray(0, (digits + 1) >> 1), lexer.bytes, start, lexer.at, true);
}

const escapes: Readonly<Record<number, number>> = {
  110: 10,
  114: 13,
  116: 9,
  98: 8,
  102: 12,
};

/** Reads `(…)` with escapes and balanced parentheses (ISO 32000-2, 7.3.4.2). */
export function parseLiteralString(lexer: Lexer): PdfString {
  const start = lexer.at++;
  const bytes: number[] = [];
  let open = 1;
  for (;;) {
    const byte = lexer.peek() ?? unreadable("string without end");
    lexer.at++;
    if (byte === 0x5c) {
      const escaped = readEscape(lexer);
      if (escaped !== undefined) bytes.push(escaped);
      continue;
    }
    if (byte === 0x28) open++;
    if (byte === 0x29 && --open === 0) break;
    if (byte === 13) {
      lexer.take("\n");
      bytes.push(10);
    } else bytes.push(byte);
  }
  return new PdfString(Uint8Array.from(bytes), lexer.bytes, start, lexer.at, false);
}

function readEscape(lexer: Lexer): number | undefined {
  const byte = lexer.peek() ?? unreadable("string without end");
  if (byte >= 0x30 && byte <= 0x37) {
    let code = 0;
    for (let digits = 0; digits < 3; digits++) {
      const digit = lexer.peek() ?? 0;
      if (digit < 0x30 || digit > 0x37) break;
      code = code * 8 + digit - 0x30;
      lexer.at++;
    }
    return code & 0xff;
  }
  lexer.at++;
  if (byte === 13) {
    lexer.take("\n");
    return undefined;
  }
  return byte === 10 ? undefined : (escapes[byte] ?? byte);
}
