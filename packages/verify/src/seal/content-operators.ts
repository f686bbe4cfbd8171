import { isRegular, isSpace, Lexer } from "../pdf/lexer";
import { tooComplex } from "../pdf/limits";
import { parseValue } from "../pdf/parse-object";
import type { PdfValue } from "../pdf/values";

/** One operator of a content stream with its operands (ISO 32000-2, 7.8.2). */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

const MAX_OPERATIONS = 300_000;
const MAX_OPERANDS = 1000;

/** Reads the operations of a content stream in order; the data of inline images is passed over. */
export function* readOperations(content: Uint8Array): Generator<Operation> {
  const lexer = new Lexer(content, 0, content.length);
  let operands: PdfValue[] = [];
  for (let count = 0; ; ) {
    lexer.skipSpace();
    const byte = lexer.peek();
    if (byte === undefined) return;
    if (startsOperand(byte)) {
      operands.push(parseValue(lexer, 20));
      if (operands.length > MAX_OPERANDS) tooComplex("too many operands");
      continue;
    }
    const operator = lexer.regular();
    if (operator === "") lexer.at++;
    if (operator === "ID") skipImage(lexer);
    if (++count > MAX_OPERATIONS) tooComplex("too many operations");
    yield { operator, operands };
    operands = [];
  }
}

const startsOperand = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || "+-.(/[<".includes(String.fromCharCode(byte));

function skipImage(lexer: Lexer): void {
  for (lexer.at++; lexer.peek(1) !== undefined; lexer.at++) {
    if (!isSpace(lexer.peek(-1)) || lexer.peek() !== 0x45 || lexer.peek(1) !== 0x49) continue;
    if (!isRegular(lexer.peek(2))) return;
  }
}
