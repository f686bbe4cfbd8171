import type { Placement } from "@sign/protocol";
import type { FlowEvent } from "./events";
import {
  type ChosenDocument,
  type FlowState,
  freshChoice,
  keptFrom,
  type Problem,
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

function addInspected(
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

function remove(state: WithDocuments, id: string): FlowState {
  const gone = state.documents.findIndex((document) => document.id === id);
  if (gone < 0) return state;
  const documents = state.documents.filter((document) => document.id !== id);
  const placements = state.placements
    .filter(({ document }) => document !== gone)
    .map((placement) =>
      placement.document > gone ? { ...placement, document: placement.document - 1 } : placement,
    );
  if (state.status === "choosing") return { ...state, documents, placements, problems: [] };
  if (documents.length > 0) return { ...state, documents, placements };
  return { ...freshChoice, source: state.source, limits: state.limits };
}

const withoutPlacement = (state: StateOf<"placing">, document: number): readonly Placement[] =>
  state.placements.filter((placement) => placement.document !== document);

/** Choosing documents. */
export function reduceChoosing(state: StateOf<"choosing">, event: FlowEvent): FlowState {
  switch (event.type) {
    case "route-known": {
      const { source, limits } = event.route;
      const known = { ...state, source, limits, documents: [], problems: [] };
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
      if (state.source !== "server" || !state.limits) return state;
      const { source, limits, placements } = state;
      const { documents } = event;
      return {
        status: "placing",
        source,
        limits,
        documents,
        placements,
        problem: state.problems[0] ?? null,
      };
    }
    case "reviewed": {
      const { source, limits, documents, placements } = state;
      if (source !== "upload" || !limits || documents.length === 0) return state;
      return { status: "placing", source, limits, documents, placements, problem: null };
    }
    default:
      return state;
  }
}

/** Placing the seal on them. */
export function reducePlacing(state: StateOf<"placing">, event: FlowEvent): FlowState {
  switch (event.type) {
    case "files-inspected":
      return addInspected(state, event.documents, event.problems);
    case "document-removed":
      return state.source === "upload" ? remove(state, event.id) : state;
    case "went-back":
      return state.source === "upload"
        ? { ...keptFrom(state), status: "choosing", problems: [] }
        : state;
    case "placed": {
      const { placement } = event;
      if (placement.document >= state.documents.length) return state;
      const others = withoutPlacement(state, placement.document);
      const placements = [...others, placement].sort((a, b) => a.document - b.document);
      return { ...state, placements };
    }
    case "unplaced":
      return { ...state, placements: withoutPlacement(state, event.document) };
    case "started":
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
