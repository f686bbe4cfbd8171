import type { LogLine } from "../demo-contract";

/** The newest events of the server, in memory; the kit's events carry no secret, no document and no person. */
export interface EventLog {
  readonly add: (type: string, detail: Readonly<Record<string, unknown>>) => void;
  /** Oldest first. */
  readonly lines: () => readonly LogLine[];
}

/** An event log that keeps the newest `keep` lines. */
export function createEventLog(keep = 200): EventLog {
  const lines: LogLine[] = [];
  let sequence = 0;
  return {
    add: (type, detail) => {
      sequence += 1;
      lines.push({ sequence, at: new Date().toISOString(), type, detail: { ...detail } });
      if (lines.length > keep) lines.shift();
    },
    lines: () => lines,
  };
}
