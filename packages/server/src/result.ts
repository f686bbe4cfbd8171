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
  /** `finalizing` until every document's file is there, whole, judged, and taken by the route; what is done is remembered between reads. */
  read(inquiry: Inquiry, files: readonly GatewayFile[]): Promise<Standing>;
  /** True once this instance has read a result of the session. */
  knows(sessionId: string): boolean;
}

/** What this instance knows of a result so far: outcomes by document index, damaged downloads by file id. */
interface Progress {
  readonly since: number;
  readonly outcomes: Map<number, DocumentOutcome>;
  /** How often a file arrived damaged, and from when on it is fetched again. */
  readonly broken: Map<string, { readonly times: number; readonly until: number }>;
}

/** How long files may be missing, in milliseconds. */
const PATIENCE_MS = 10 * 60 * 1000;
/** How often a file may arrive damaged, and the milliseconds before it is fetched again, twice as long each time: more than a minute in all, since what damages it may only stand in between. */
const MOST_BROKEN = 5;
const FIRST_PAUSE_MS = 5_000;

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
        if (code) return { status: "rejected", code, outcomes };
        const taken = await inquiry.handover.offer(inquiry, outcomes);
        return { status: taken ? "signed" : "finalizing", code: null, outcomes };
      }
      return clock() - progress.since < PATIENCE_MS
        ? { status: "finalizing", code: null, outcomes }
        : { status: "failed", code: "result_incomplete", outcomes };
    },
    knows: (sessionId) => bySession.get(sessionId) !== undefined,
  };
}

/**
 * Judges what has come: first the files that begin with a document, and, when no file is missing, the others by name, then by order.
 * With files to spare (the vendor may list what was sent among what was signed) a document whose file was rejected takes a better one.
 */
async function takeIn(
  inquiry: Inquiry,
  files: readonly GatewayFile[],
  progress: Progress,
): Promise<void> {
  const { documents } = inquiry.session;
  const { outcomes } = progress;
  const spare = files.length > documents.length;
  const vacant = (): readonly number[] =>
    documents.map((_, index) => index).filter((index) => !outcomes.has(index));
  const open = (): readonly number[] =>
    spare
      ? documents.map((_, index) => index).filter((index) => outcomes.get(index)?.code !== null)
      : vacant();
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
    else {
      const outcome = await judge(inquiry, index, file, got);
      if (outcome.code === null || !outcomes.has(index)) outcomes.set(index, outcome);
    }
  }
  if (missing) return;
  for (const file of strangers) {
    const index = vacant().find((at) => documents[at]?.name === file.name) ?? vacant()[0];
    if (index === undefined) return;
    const got = await download(inquiry, file, progress);
    if (got === "missing") return;
    outcomes.set(
      index,
      got === "broken"
        ? { code: "download_corrupted", file, report: null, added: [] }
        : await judge(inquiry, index, file, got),
    );
  }
}

/** The file's bytes; `missing` when it should be asked for again later, `broken` when it has arrived damaged too often. */
async function download(
  inquiry: Inquiry,
  file: GatewayFile,
  { broken }: Progress,
): Promise<Uint8Array<ArrayBuffer> | "missing" | "broken"> {
  const { times, until } = broken.get(file.id) ?? { times: 0, until: 0 };
  if (times >= MOST_BROKEN) return "broken";
  if (inquiry.clock() < until) return "missing";
  try {
    const { bytes, intact } = await downloadSigned(inquiry, file);
    if (intact) return bytes;
  } catch (error) {
    // Deleted, too long, or listed at an address where the key must not go: time may mend it, and an end comes if not.
    if (SignError.is(error) && /^(session_gone|gateway_malformed)$/.test(error.code)) {
      return "missing";
    }
    throw error;
  }
  broken.set(file.id, { times: times + 1, until: inquiry.clock() + FIRST_PAUSE_MS * 2 ** times });
  return times + 1 < MOST_BROKEN ? "missing" : "broken";
}
