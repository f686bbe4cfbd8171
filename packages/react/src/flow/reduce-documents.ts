import type { PlacementPolicy } from "@sign/protocol";
import { freshChoice, nothingPlaced } from "./beginning";
import type { FlowEvent } from "./events";
import {
  type ChosenDocument,
  type FlowState,
  keptFrom,
  type Placing,
  type Problem,
  rulesOf,
  type StateOf,
} from "./state";

type WithDocuments = StateOf<"choosing" | "placing">;

/** The first documents up to the limit, and a problem for each of the others. */
function withinLimit(state: WithDocuments, added: readonly ChosenDocument[]) {
  const room = Math.max(0, (state.limits?.maxDocuments ?? 0) - state.documents.length);
  const refused = added
    .slice(room)
    .map(({ name }): Problem => ({ code: "too_many_documents", requestId: "", file: name }));
  return { documents: [...state.documents, ...added.slice(0, room)], refused };
}

/** With files that were looked into: the documents among them up to the limit, and what was wrong with the others. */
export function addInspected(
  state: WithDocuments,
  added: readonly ChosenDocument[],
  problems: readonly Problem[],
): FlowState {
  const { documents, refused } = withinLimit(state, added);
  const all = [...problems, ...refused];
  if (state.status === "choosing") {
    return { ...state, documents, problems: [...state.problems, ...all] };
  }
  return { ...state, documents, problem: all.at(-1) ?? state.problem };
}

/** What is placed and read when one document is gone and those after it move up. Undo does not reach across it. */
function placingWithout({ placements, settled, read }: Placing, gone: number): Placing {
  const after = (document: number): number => (document > gone ? document - 1 : document);
  const moved = <Entry extends { readonly document: number }>(entries: readonly Entry[]) =>
    entries
      .filter(({ document }) => document !== gone)
      .map((entry) => ({ ...entry, document: after(entry.document) }));
  return {
    placements: moved(placements),
    settled: moved(settled),
    read: read.filter((document) => document !== gone).map(after),
    history: [],
  };
}

/** Without a document; choosing, when it was the last. */
export function remove(state: WithDocuments, id: string): FlowState {
  const gone = state.documents.findIndex((document) => document.id === id);
  if (gone < 0) return state;
  const documents = state.documents.filter((document) => document.id !== id);
  const left = { documents, ...placingWithout(state, gone) };
  if (state.status === "choosing") return { ...state, ...left, problems: [] };
  if (documents.length > 0) return { ...state, ...left };
  return { ...freshChoice, source: state.source, limits: state.limits, ...rulesOf(state) };
}

/** Under a policy that may differ from the one before: what was placed then holds no longer. */
const under = (state: StateOf<"choosing">, policy: PlacementPolicy): StateOf<"choosing"> =>
  JSON.stringify(state.policy) === JSON.stringify(policy)
    ? state
    : { ...state, ...nothingPlaced, read: state.read, policy };

/** Choosing documents. */
export function reduceChoosing(state: StateOf<"choosing">, event: FlowEvent): FlowState {
  switch (event.type) {
    case "route-known": {
      const { source, limits, placement, requireRead } = event.route;
      const ruled = { ...under(state, placement), requireRead };
      const known = { ...ruled, source, limits, documents: [], problems: [] };
      return source === "server" ? known : addInspected(known, state.documents, state.problems);
    }
    case "route-failed":
      return { ...state, problems: [event.problem] };
    case "files-picked":
      return state.limits && state.problems.length > 0 ? { ...state, problems: [] } : state;
    case "retried":
      return { ...state, problems: [] };
    case "files-inspected":
      return addInspected(state, event.documents, event.problems);
    case "document-removed":
      return remove(state, event.id);
    case "documents-given": {
      const { source, limits } = state;
      if (source !== "server" || !limits) return state;
      const problem = state.problems[0] ?? null;
      const { documents, policy } = event;
      const kept = keptFrom({ ...under(state, policy), source, limits, documents });
      return { ...kept, status: "placing", problem };
    }
    case "reviewed": {
      const { source, limits } = state;
      if (source !== "upload" || !limits || state.documents.length === 0) return state;
      return { ...keptFrom({ ...state, source, limits }), status: "placing", problem: null };
    }
    default:
      return state;
  }
}
