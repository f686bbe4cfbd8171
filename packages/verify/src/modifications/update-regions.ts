import { isSpace, Lexer } from "../pdf/lexer";
import type { Revision } from "../pdf/revision";

function behindSpace(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (isSpace(bytes[at])) at++;
  return at;
}

/**
 * Whether all bytes that `after` has behind `before` are what its cross-reference knows: objects that it lists,
 * its sections, their ends, white space and comments. Other bytes mean nothing to a strict reader, and are what a
 * reader that repairs files would go by.
 */
export function isAccountedFor(before: Revision, after: Revision): boolean {
  const known = new Set(before.sections.map(({ start }) => start));
  const objects = new Set<number>();
  const sections = new Map<number, number>();
  const { file, end } = after;
  for (const section of after.sections) {
    if (known.has(section.start)) continue;
    sections.set(section.start, section.end);
    if (section.hybrid !== undefined) {
      sections.set(section.hybrid, file.section(section.hybrid, end).end);
    }
    for (const entry of section.entries.values()) {
      if (entry.kind === "offset") objects.add(behindSpace(file.bytes, entry.offset));
    }
  }
  const lexer = new Lexer(file.bytes, before.end, end);
  try {
    for (;;) {
      lexer.skipSpace();
      if (lexer.at >= end) return true;
      const sectionEnd = sections.get(lexer.at);
      if (sectionEnd !== undefined) lexer.at = sectionEnd;
      else if (objects.has(lexer.at)) lexer.at = after.objectAt(lexer.at, false).end;
      else {
        lexer.keyword("startxref");
        lexer.skipSpace();
        lexer.count();
      }
    }
  } catch {
    return false;
  }
}
