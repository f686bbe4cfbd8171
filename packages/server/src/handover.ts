import { SignError } from "@sign/protocol";
import { createBoundedMap } from "./bounded-map";
import { sha256Hex } from "./digests";
import { type DocumentOutcome, downloadSigned, type Inquiry } from "./evidence";
import { readKeptInput } from "./session-input";
import type { SignedDocument, SignedSession } from "./signed-session";
import { within } from "./within";

/** Hands signed documents over to the integrator: calls the route's `onSigned` until it has taken them. */
export interface Handover {
  /**
   * True once the route has taken the documents, or does not want any. Calls it once at a time per session, however many ask; who asks waits a
   * second at most, and the call goes on after them until its deadline. After a failure the next to ask makes the next try.
   */
  offer(inquiry: Inquiry, outcomes: ReadonlyMap<number, DocumentOutcome>): Promise<boolean>;
  /** The call under way, or its success; `undefined` when there is none. */
  underWay(sessionId: string): Promise<boolean> | undefined;
}

/** The route did not say within its time that it has the documents. */
class HandoverTooSlow extends Error {
  override readonly name = "HandoverTooSlow";
}

const WAIT_MS = 1_000;
const DEADLINE_MS = 60_000;
const REMEMBERED = 2_000;

/** Makes a {@link Handover}. What was taken is remembered by this instance only, and of the last 2,000 sessions. */
export function createHandover(clock: () => number): Handover {
  const calls = createBoundedMap<Promise<boolean>>(REMEMBERED);

  async function call(
    inquiry: Inquiry,
    outcomes: ReadonlyMap<number, DocumentOutcome>,
  ): Promise<boolean> {
    const { session, route, scope } = inquiry;
    const began = clock();
    const ended = new AbortController();
    try {
      const telling = tellSigned({ ...inquiry, signal: ended.signal }, outcomes);
      const late = Symbol();
      const deadlineMs = route.rules.onSignedTimeoutMs ?? DEADLINE_MS;
      if ((await within(deadlineMs, telling, late)) === late) throw new HandoverTooSlow();
      scope.tell({ type: "documents.taken", durationMs: clock() - began });
      return true;
    } catch (error) {
      calls.delete(session.id);
      const reason = error instanceof HandoverTooSlow ? "deadline" : "thrown";
      const durationMs = clock() - began;
      scope.tell({ type: "hook.failed", hook: "onSigned", reason, durationMs });
      scope.report(error);
      return false;
    } finally {
      ended.abort();
    }
  }

  return {
    async offer(inquiry, outcomes) {
      if (!inquiry.route.rules.onSigned) return true;
      const { id } = inquiry.session;
      const known = calls.get(id);
      const calling = known ?? call(inquiry, outcomes);
      if (!known) {
        calls.set(id, calling);
        inquiry.scope.outlive(calling);
      }
      return within(WAIT_MS, calling, false);
    },
    underWay: (sessionId) => calls.get(sessionId),
  };
}

async function tellSigned(
  inquiry: Inquiry,
  outcomes: ReadonlyMap<number, DocumentOutcome>,
): Promise<void> {
  const { session, route, signal } = inquiry;
  const signed: SignedSession<unknown, object> = {
    session: session.id,
    route: route.name,
    locale: session.locale,
    input: await readKeptInput(route, session.input),
    grant: session.grant,
    documents: [...outcomes].map(([index, outcome]) => signedDocument(inquiry, index, outcome)),
    audit: session.audit,
    signal,
  };
  await route.rules.onSigned?.(signed);
}

function signedDocument(inquiry: Inquiry, index: number, outcome: DocumentOutcome): SignedDocument {
  const { report } = outcome;
  const name = inquiry.session.documents[index]?.name;
  if (!report || name === undefined) throw new SignError("internal");
  return {
    index,
    name,
    sha256: report.sha256,
    report,
    signers: outcome.added.map(({ signer }) => signer),
    async bytes() {
      const { bytes } = await downloadSigned(inquiry, outcome.file);
      if ((await sha256Hex(bytes)) !== report.sha256) throw new SignError("download_corrupted");
      return bytes;
    },
  };
}
