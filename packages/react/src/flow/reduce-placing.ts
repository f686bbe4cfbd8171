import { isMovable, type Placement } from "@sign/protocol";
import type { FlowEvent } from "./events";
import { addInspected, remove } from "./reduce-documents";
import { type FlowState, firstUnread, keptFrom, type SettledDocument, type StateOf } from "./state";

type Placing = StateOf<"placing">;

/** The most steps that can be undone. */
const MOST_STEPS = 100;

const byDocument = (
  { document: a }: { readonly document: number },
  { document: b }: { readonly document: number },
): number => a - b;

function replace<Entry extends { readonly document: number }>(
  entries: readonly Entry[],
  entry: Entry,
): readonly Entry[] {
  const others = entries.filter(({ document }) => document !== entry.document);
  return [...others, entry].sort(byDocument);
}

const without = (placements: readonly Placement[], gone: number): readonly Placement[] =>
  placements.filter(({ document }) => document !== gone);

/** Moved by the person, so that it can be undone; what changes nothing is no move. */
function moved(
  state: Placing,
  placements: readonly Placement[],
  history: Placing["history"] = [...state.history, state.placements],
): Placing {
  if (JSON.stringify(placements) === JSON.stringify(state.placements)) return state;
  return { ...state, placements, history: history.slice(-MOST_STEPS) };
}

/** The same place in another document: the same page and point, and the last page for the last page. */
function sameIn(
  placement: Placement,
  settled: readonly SettledDocument[],
  document: number,
): Placement {
  const pagesOf = (index: number): number =>
    settled.find((entry) => entry.document === index)?.pages ?? placement.page;
  const last = pagesOf(document);
  const isLast = placement.page === pagesOf(placement.document);
  return { ...placement, document, page: isLast ? last : Math.min(placement.page, last) };
}

/** Reading documents and placing the seal on them. */
export function reducePlacing(state: Placing, event: FlowEvent): FlowState {
  const knows = (document: number): boolean => document in state.documents;
  switch (event.type) {
    case "files-inspected":
      return addInspected(state, event.documents, event.problems);
    case "document-removed":
      return state.source === "upload" ? remove(state, event.id) : state;
    case "went-back":
      return state.source === "upload"
        ? { ...keptFrom(state), status: "choosing", problems: [] }
        : state;
    case "settled": {
      const { settled, placement } = event;
      if (!knows(settled.document)) return state;
      const places = placement && state.policy.mode !== "none";
      return {
        ...state,
        settled: replace(state.settled, settled),
        placements: places ? replace(state.placements, placement) : state.placements,
      };
    }
    case "placed": {
      const { placement, how } = event;
      if (!knows(placement.document) || !isMovable(state.policy)) return state;
      const continues = how === "continued" && state.history.length > 0;
      const placements = replace(state.placements, placement);
      return moved(state, placements, continues ? state.history : undefined);
    }
    case "placed-everywhere": {
      const from = state.placements.find(({ document }) => document === event.document);
      if (!from || !isMovable(state.policy)) return state;
      return moved(
        state,
        state.documents.map((_, document) => sameIn(from, state.settled, document)),
      );
    }
    case "unplaced":
      return isMovable(state.policy)
        ? moved(state, without(state.placements, event.document))
        : state;
    case "placement-undone": {
      const before = state.history.at(-1);
      return before ? { ...state, placements: before, history: state.history.slice(0, -1) } : state;
    }
    case "document-read":
      return knows(event.document) && !state.read.includes(event.document)
        ? { ...state, read: [...state.read, event.document].sort((a, b) => a - b) }
        : state;
    case "started":
      if (firstUnread(state) !== null) return state;
      return {
        ...keptFrom(state),
        status: "starting",
        step: "creating",
        sentBytes: 0,
        totalBytes: state.documents.reduce((sum, { size }) => sum + size, 0),
      };
    default:
      return state;
  }
}
