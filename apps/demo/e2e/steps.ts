import type { DemoServer } from "./demo-server";

/** How often the server did each of the things that must not be done twice. */
export interface Steps {
  readonly created: number;
  readonly uploaded: number;
  /** Of those uploaded, the ones whose bytes the gateway had already. */
  readonly foundThere: number;
  readonly started: number;
}

/** Each of them done once. */
export const once: Steps = { created: 1, uploaded: 1, foundThere: 0, started: 1 };

/** None of them done. */
export const nothing: Steps = { created: 0, uploaded: 0, foundThere: 0, started: 0 };

/** Begins to count; the function tells how often each was done since. */
export async function countSteps({
  events,
}: Pick<DemoServer, "events">): Promise<() => Promise<Steps>> {
  const from = (await events()).at(-1)?.sequence ?? 0;
  return async () => {
    const since = (await events()).filter(({ sequence }) => sequence > from);
    const count = (type: string, call?: string): number =>
      since.filter((event) => event.type === type && (!call || event.detail.call === call)).length;
    return {
      created: count("session.created"),
      uploaded: count("document.uploaded"),
      foundThere: count("gateway.reconciled", "upload"),
      started: count("session.started"),
    };
  };
}
