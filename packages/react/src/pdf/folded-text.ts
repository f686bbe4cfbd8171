/** Letters of the Nordic and Sámi alphabets that only look like another with an accent. */
const LETTERS: ReadonlySet<string> = new Set("åäöáčšžǧǩǯ");

/** A letter of any script with the marks that combine with it. */
const CLUSTERS = /[^\p{M}]\p{M}*|\p{M}+/gu;
const MARKS = /\p{M}/gu;
const INVISIBLE = /^[\u00AD\u200B-\u200D\u2060\uFEFF]$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/**
 * A letter as it is compared: in lower case and one form (Unicode NFKC), without an accent unless the letter with
 * it is another one in the Nordic or Sámi alphabets. So é is e, and å is not a, however it was written.
 */
function foldedCluster(cluster: string): string {
  const lower = cluster.normalize("NFKC").toLowerCase().normalize("NFC");
  return Array.from(lower, (letter) =>
    LETTERS.has(letter) ? letter : letter.normalize("NFD").replace(MARKS, "") || letter,
  ).join("");
}

/** A piece of text in the shape in which texts are compared, and for each of its characters where it came from. */
export interface FoldedText {
  readonly text: string;
  /** For each character of `text`: the index of its run, and the part of the run's text it stands for. */
  readonly sources: readonly FoldedSource[];
}

/** The part `[start, end)` of the text of a run. */
export interface FoldedSource {
  readonly run: number;
  readonly start: number;
  readonly end: number;
}

/** What is folded: text that may end a line. */
export interface FoldedRun {
  readonly text: string;
  readonly endsLine: boolean;
}

/** Letters between two looks at the clock. */
const BREATH = 2_000;

/** Folds runs of text into one; any white space, and the end of a line, is one space. Calls `breathe` now and then, so that a long text does not stop the page. */
export async function foldText(
  runs: readonly FoldedRun[],
  breathe: () => Promise<void> | undefined,
): Promise<FoldedText> {
  const parts: string[] = [];
  const sources: FoldedSource[] = [];
  let spaced = true;
  const add = (folded: string, source: FoldedSource): void => {
    for (let at = 0; at < folded.length; at++) sources.push(source);
    if (folded !== "") parts.push(folded);
  };
  const addSpace = (source: FoldedSource): void => {
    if (!spaced) add(" ", source);
    spaced = true;
  };
  let letters = 0;
  for (const [run, { text, endsLine }] of runs.entries()) {
    for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
      letters += 1;
      if (letters % BREATH === 0) await breathe();
      const source = { run, start: index, end: index + cluster.length };
      if (INVISIBLE.test(cluster)) continue;
      if (/^\s/.test(cluster)) addSpace(source);
      else {
        add(foldedCluster(cluster), source);
        spaced = false;
      }
    }
    if (endsLine && !UNSPACED.test(text)) {
      addSpace({ run, start: text.length, end: text.length });
    }
  }
  return { text: parts.join(""), sources };
}
