import { SignError } from "@sign/protocol";
import { createBoundedMap } from "./bounded-map";
import {
  type DocumentOutcome,
  downloadSigned,
  type Inquiry,
  judge,
  matchByContent,
} from "./evidence";
import type { Standing } from "./standing";
import type { GatewayFile } from "./zignsec/wire";

/** Takes in the result of a session that the gateway calls finished. */
export interface ResultReader {
  /** `finalizing` until every document's file is there, whole and judged; what is done is remembered between reads. */
  read(inquiry: Inquiry, files: readonly GatewayFile[]): Promise<Standing>;
}

/** What this instance knows of a result so far: outcomes by document index, broken downloads by file id. */
interface Progress {
  readonly since: number;
  readonly outcomes: Map<number, DocumentOutcome>;
  readonly broken: Map<string, number>;
}

/** How long files may be missing, in milliseconds, and how often a file may arrive broken. */
const PATIENCE_MS = 10 * 60 * 1000;
const MOST_BROKEN = 3;

/** Makes a {@link ResultReader} that remembers the progress of `capacity` sessions. */
export function createResultReader(clock: () => number, capacity: number): ResultReader {
  const bySession = createBoundedMap<Progress>(capacity);

  function progressOf(id: string): Progress {
    const known = bySession.get(id);
    if (known) return known;
    const progress: Progress = { since: clock(), outcomes: new Map(), broken: new Map() };
    bySession.set(id, progress);
    return progress;
  }

  return {
    async read(inquiry, files) {
      const progress = progressOf(inquiry.session.id);
      await takeIn(inquiry, files, progress);
      const outcomes = new Map([...progress.outcomes].sort(([a], [b]) => a - b));
      if (outcomes.size === inquiry.session.documents.length) {
        const code = [...outcomes.values()].find((outcome) => outcome.code)?.code ?? null;
        return { status: code ? "rejected" : "signed", code, outcomes };
      }
      return clock() - progress.since < PATIENCE_MS
        ? { status: "finalizing", code: null, outcomes }
        : { status: "failed", code: "result_incomplete", outcomes };
    },
  };
}

/** Judges what has come: first the files that begin with a document, and, when no file is missing, the others by name, then by order. */
async function takeIn(
  inquiry: Inquiry,
  files: readonly GatewayFile[],
  progress: Progress,
): Promise<void> {
  const { documents } = inquiry.session;
  const { outcomes } = progress;
  const open = (): readonly number[] =>
    documents.map((_, index) => index).filter((index) => !outcomes.has(index));
  const judged = new Set([...outcomes.values()].map((outcome) => outcome.file.id));
  const strangers: GatewayFile[] = [];
  let missing = files.length < documents.length;

  for (const file of files.filter(({ id }) => !judged.has(id))) {
    if (open().length === 0) return;
    const got = await download(inquiry, file, progress);
    const index =
      typeof got === "string" ? null : await matchByContent(got, file, documents, open());
    if (got === "missing") missing = true;
    else if (got === "broken" || index === null) strangers.push(file);
    else outcomes.set(index, await judge(inquiry, index, file, got));
  }
  if (missing) return;
  for (const file of strangers) {
    const index = open().find((at) => documents[at]?.name === file.name) ?? open()[0];
    if (index === undefined) return;
    const got = await download(inquiry, file, progress);
    if (got === "missing") return;
    outcomes.set(
      index,
      got === "broken"
        ? { code: "download_corrupted", file, report: null }
        : await judge(inquiry, index, file, got),
    );
  }
}

/** The file's bytes; `missing` when it should be asked for again later, `broken` when it has arrived with a wrong MD5 too often. */
async function download(
  inquiry: Inquiry,
  file: GatewayFile,
  { broken }: Progress,
): Promise<Uint8Array<ArrayBuffer> | "missing" | "broken"> {
  const times = broken.get(file.id) ?? 0;
  if (times >= MOST_BROKEN) return "broken";
  try {
    const { bytes, intact } = await downloadSigned(inquiry, file);
    if (intact) return bytes;
  } catch (error) {
    if (SignError.is(error) && error.code === "session_gone") return "missing";
    throw error;
  }
  broken.set(file.id, times + 1);
  return times + 1 < MOST_BROKEN ? "missing" : "broken";
}
