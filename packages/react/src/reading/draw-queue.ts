/** A piece of work that looks at its signal itself. */
type Job = (signal: AbortSignal) => Promise<void>;

/** Does jobs one after the other, so that small pictures never keep the page that is read from being drawn. */
export interface DrawQueue {
  /** A job whose signal is aborted before its turn is left out. A job that fails ends quietly. */
  add(job: Job, signal: AbortSignal): void;
}

/** Makes an empty {@link DrawQueue}. */
export function createDrawQueue(): DrawQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    add(job, signal) {
      last = last.then(() => (signal.aborted ? undefined : job(signal))).catch(() => {});
    },
  };
}
