import { Lexer } from "../pdf/lexer";
import { Revision } from "../pdf/revision";
import { contentsStart, readSignatureFields } from "../signature-fields";

const MAX_REVISIONS = 100;

/**
 * Whether a revision that ended after byte `since` had a signature which the present one has no more. What a later
 * signature covers was there when it was made, so its end is where to begin.
 */
export function losesSignature(present: Revision, since: number): boolean {
  const kept = signaturesIn(present);
  return revisionsAfter(present, since).some((revision) =>
    [...signaturesIn(revision)].some((signature) => !kept.has(signature)),
  );
}

function signaturesIn(revision: Revision): Set<number> {
  return new Set(readSignatureFields(revision).flatMap((field) => contentsStart(field) ?? []));
}

/** The states the file was in whenever one of its updates had been written. */
function revisionsAfter(present: Revision, since: number): Revision[] {
  const { file, end } = present;
  return present.sections.slice(1, MAX_REVISIONS).flatMap((section) => {
    try {
      const lexer = new Lexer(file.bytes, section.end, end);
      lexer.skipSpace();
      lexer.keyword("startxref");
      lexer.skipSpace();
      lexer.count();
      while (lexer.peek() === 10 || lexer.peek() === 13) lexer.at++;
      lexer.keyword("%%EOF");
      return lexer.at > since ? [new Revision(file, lexer.at)] : [];
    } catch {
      // The first section of a linearized file, which no revision ends with.
      return [];
    }
  });
}
