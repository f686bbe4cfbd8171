import type { Session } from "@sign/protocol";

/** What is to be signed: a route of the server, and the input its `authorize` expects. */
export interface SignTarget {
  readonly route: string;
  readonly input?: unknown;
  /** Called once when a session of this target ends, also after the return from BankID. For the user interface only: what must happen belongs in the server's `onEvent`. */
  readonly onSettled?: ((session: Session) => void) | undefined;
}

/** The targets a flow knows: the one that was opened, and those on offer. */
export interface Targets {
  open(target: SignTarget): void;
  opened(): SignTarget | null;
  /** Offers a target until the returned function is called. */
  offer(target: SignTarget): () => void;
  /**
   * The target a session of this route was made for: the one opened, else the only one on offer, else the
   * route alone. `null` when there are several, since the wrong contract must never be opened; or when the
   * route is `null` (not known) and not exactly one target is on offer.
   */
  find(route: string | null): SignTarget | null;
}

/** Makes {@link Targets}. */
export function createTargets(): Targets {
  const offers = new Set<SignTarget>();
  let opened: SignTarget | null = null;
  return {
    open: (target) => {
      opened = target;
    },
    opened: () => opened,
    offer: (target) => {
      offers.add(target);
      return () => void offers.delete(target);
    },
    find: (route) => {
      if (opened && (route === null || opened.route === route)) return opened;
      const matching = [...offers].filter((offer) => route === null || offer.route === route);
      if (matching.length === 0 && route !== null) return { route };
      return matching.length === 1 ? (matching[0] ?? null) : null;
    },
  };
}
