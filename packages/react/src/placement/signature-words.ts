import type { Box } from "@sign/protocol";
import type { TextRun } from "../pdf/open-pdf";

/** Words that stand where a signature is wanted, in the languages of contracts here. */
const WORDS =
  /\b(?:signatur(?:en|er)?|signature|underskrift(?:en|er)?|signert|sign here|signed by)\b/i;

/** A row drawn with characters, to sign on. */
const LINE = /_{6,}|\.{12,}|…{4,}/;

/** Words that ask for a signature, and where they stand in displayed points. */
export interface SignatureWords {
  readonly text: string;
  readonly box: Box;
}

/** The most characters a piece of text may have to be a label; a sentence that mentions signatures is none. */
const LONGEST_LABEL = 40;

/** The last words on a page that ask for a signature, labels before lines to sign on; `null` when there are none. */
export function signatureWords(runs: readonly TextRun[]): SignatureWords | null {
  const labels = runs.filter(({ text }) => text.trim().length <= LONGEST_LABEL && WORDS.test(text));
  const label = labels.at(-1);
  const run = label ?? runs.findLast(({ text }) => LINE.test(text));
  if (!run) return null;
  const [word = ""] = WORDS.exec(run.text) ?? [];
  return { text: word, box: run.box };
}
