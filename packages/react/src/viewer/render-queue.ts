/** A page to be drawn, from 1, in pixels per point. */
export interface DrawingJob {
  readonly page: number;
  readonly scale: number;
}

/** Draws the pages that are wanted now, the first of the list first. */
export interface RenderQueue {
  /** Replaces the list. What is being drawn and is not on it, or is wanted at another scale, is stopped. */
  want(jobs: readonly DrawingJob[]): void;
  /** Resolves when nothing is being drawn or waits to be. */
  idle(): Promise<void>;
  /** Stops everything for good. */
  destroy(): void;
}

/** What a {@link RenderQueue} works with. */
export interface RenderQueueOptions {
  /** Draws one page; it may fail. */
  readonly draw: (job: DrawingJob, signal: AbortSignal) => Promise<void>;
  /** How many may be drawn at once. */
  readonly lanes: () => number;
}

const same = (one: DrawingJob, other: DrawingJob): boolean =>
  one.page === other.page && one.scale === other.scale;

/** An empty queue. */
export function createRenderQueue({ draw, lanes }: RenderQueueOptions): RenderQueue {
  const running = new Map<DrawingJob, AbortController>();
  let waiting: readonly DrawingJob[] = [];
  let idlers: (() => void)[] = [];
  let ended = false;

  async function start(job: DrawingJob): Promise<void> {
    const ending = new AbortController();
    running.set(job, ending);
    try {
      await draw(job, ending.signal);
    } catch {
      // Whoever draws shows what failed; the queue goes on.
    } finally {
      running.delete(job);
      fill();
    }
  }

  function fill(): void {
    while (!ended && running.size < lanes()) {
      const next = waiting[0];
      if (!next) break;
      waiting = waiting.slice(1);
      start(next);
    }
    if (running.size > 0 || waiting.length > 0) return;
    for (const tell of idlers) tell();
    idlers = [];
  }

  function want(jobs: readonly DrawingJob[]): void {
    const kept = [...running].flatMap(([job, ending]) => {
      if (ending.signal.aborted) return [];
      if (jobs.some((wanted) => same(wanted, job))) return [job];
      ending.abort();
      return [];
    });
    waiting = jobs.filter((job) => !kept.some((each) => same(each, job)));
    fill();
  }

  return {
    want,
    idle: () =>
      running.size === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => idlers.push(resolve)),
    destroy() {
      ended = true;
      want([]);
    },
  };
}
