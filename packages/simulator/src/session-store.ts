import {
  bytesHeld,
  type GatewayStatus,
  isOver,
  newSession,
  type SessionFault,
  type SessionSettings,
  type SigningSession,
  sessionFaults,
} from "./session";

/** Bounds of a {@link SessionStore}; durations in milliseconds. */
export interface SessionStoreOptions {
  readonly now: () => Date;
  readonly retentionMs: number;
  readonly sessionTtlMs: number;
  readonly maxSessions: number;
  readonly maxBytes: number;
  /** Called after a session is made and after each change of its status. */
  readonly onChange: (
    session: SigningSession,
    event: "session_created" | "session_updated",
  ) => void;
}

/** The gateway's memory: bounded in sessions and in bytes, emptied of files after the retention time. */
export interface SessionStore {
  create(settings: SessionSettings): SigningSession;
  /** The session brought up to date with the clock, or `undefined` when unknown or dropped. */
  find(id: string): SigningSession | undefined;
  /** Changes the status; does nothing once the session is over. */
  move(session: SigningSession, status: GatewayStatus, fault?: SessionFault): void;
  /** Drops the oldest sessions until the bounds hold again, never `current`. */
  trim(current: SigningSession): void;
}

const EMPTY = new Uint8Array(0);

function deleteFiles(session: SigningSession): void {
  session.inputFiles = session.inputFiles.map((file) => ({ ...file, bytes: EMPTY }));
  session.signedFiles = session.signedFiles.map((file) => ({ ...file, bytes: EMPTY }));
  session.order = [];
  session.filesDeleted = true;
}

/** Makes an empty {@link SessionStore}. */
export function createSessionStore(options: SessionStoreOptions): SessionStore {
  const sessions = new Map<string, SigningSession>();

  const move: SessionStore["move"] = (session, status, fault) => {
    if (isOver(session) || session.status === status) return;
    session.status = status;
    session.errors = fault ? [fault] : [];
    options.onChange(session, "session_updated");
  };

  function update(session: SigningSession): void {
    const now = options.now().getTime();
    if (session.finishAt !== null) {
      if (now >= session.finishAt) move(session, "Finished");
    } else if (session.signing === null && now >= session.createdAt + options.sessionTtlMs) {
      move(session, "Timeout", sessionFaults.timeout);
    }
    if (!session.filesDeleted && now >= session.createdAt + options.retentionMs) {
      deleteFiles(session);
    }
  }

  const trim: SessionStore["trim"] = (current) => {
    let held = 0;
    for (const session of sessions.values()) held += bytesHeld(session);
    for (const session of sessions.values()) {
      if (sessions.size <= options.maxSessions && held <= options.maxBytes) return;
      if (session === current) continue;
      held -= bytesHeld(session);
      sessions.delete(session.id);
    }
  };

  return {
    create(settings) {
      for (const session of sessions.values()) update(session);
      const session = newSession(options.now().getTime(), settings);
      sessions.set(session.id, session);
      trim(session);
      options.onChange(session, "session_created");
      return session;
    },
    find(id) {
      const session = sessions.get(id);
      if (session) update(session);
      return session;
    },
    move,
    trim,
  };
}
