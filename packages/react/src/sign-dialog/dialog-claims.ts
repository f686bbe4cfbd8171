import {
  useCallback,
  useEffect,
  useId,
  useInsertionEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import type { SignFlow } from "../flow/flow";

/** A dialog that the app composed comes before the one a button brings. */
export type ClaimRank = "composed" | "button";

/** Where the seal is suggested, unless the route says otherwise: in numbers, or beside the first place where the document says `anchor`. */
export type SuggestedPlacement =
  | {
      /** Counts from 1. @default "last" */
      readonly page?: number | "last" | undefined;
      /** Whole points from the left and the top of the page as displayed. */
      readonly x: number;
      readonly y: number;
    }
  | {
      /** Found whatever its capitals; where it is not, the kit's own suggestion takes over. */
      readonly anchor: string;
      /** Whole points to the right and down, from the top left of the found text to that of the seal. */
      readonly dx: number;
      readonly dy: number;
    };

/** What opens the dialog: gets the focus back, and may suggest where the seal goes. */
export interface Opener {
  readonly element: HTMLElement | null;
  readonly placement: SuggestedPlacement | undefined;
}

interface Claims {
  readonly held: Map<string, ClaimRank>;
  readonly listeners: Set<() => void>;
  readonly openers: Set<() => Opener>;
  /** The one that opened the dialog last. */
  used: (() => Opener) | null;
}

const claimsByFlow = new WeakMap<SignFlow, Claims>();

function claimsOf(flow: SignFlow): Claims {
  const known = claimsByFlow.get(flow);
  if (known) return known;
  const claims: Claims = {
    held: new Map(),
    listeners: new Set(),
    openers: new Set(),
    used: null,
  };
  claimsByFlow.set(flow, claims);
  return claims;
}

function winner({ held }: Claims): string | undefined {
  const ids = [...held.keys()];
  return ids.find((id) => held.get(id) === "composed") ?? ids[0];
}

/** True for the one component that renders the flow's dialog, however many buttons there are. */
export function useDialogClaim(flow: SignFlow, rank: ClaimRank): boolean {
  const id = useId();
  useEffect(() => {
    const { held, listeners } = claimsOf(flow);
    const notify = () => {
      for (const listener of listeners) listener();
    };
    held.set(id, rank);
    notify();
    return () => {
      held.delete(id);
      notify();
    };
  }, [flow, id, rank]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = claimsOf(flow);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [flow],
  );
  return useSyncExternalStore(
    subscribe,
    () => winner(claimsOf(flow)) === id,
    () => false,
  );
}

/** Makes an opener known while mounted; the returned function says that it opened the dialog. */
export function useOpener(flow: SignFlow, opener: () => Opener): () => void {
  const latest = useRef(opener);
  useInsertionEffect(() => {
    latest.current = opener;
  });
  const own = useCallback(() => latest.current(), []);
  useEffect(() => {
    const claims = claimsOf(flow);
    claims.openers.add(own);
    return () => {
      claims.openers.delete(own);
      if (claims.used === own) claims.used = null;
    };
  }, [flow, own]);
  return useCallback(() => {
    claimsOf(flow).used = own;
  }, [flow, own]);
}

/** What opened the dialog, or the only one that could have: after a reload the flow is opened by other means. */
export function openerOf(flow: SignFlow): Opener | null {
  const { used, openers } = claimsOf(flow);
  const [only, ...others] = openers;
  return used?.() ?? (others.length === 0 ? (only?.() ?? null) : null);
}
