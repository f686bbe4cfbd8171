import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isSameText } from "../same-text";
import { auditEntrySchema, auditGenesis, hashOf, macOf } from "./audit-entry";

/**
 * What can be wrong with a record. `malformed`: not an entry. `foreign`: of another session than the first. `edited`: the content does
 * not have this hash. `forged`: the hash was not written by the kit. `missing`: an entry before it is not there. `out_of_order`: the
 * entry before it comes later. `repeated`: it has been there already. `truncated`: the expected head is not there.
 */
export type AuditFault =
  | "malformed"
  | "foreign"
  | "edited"
  | "forged"
  | "missing"
  | "out_of_order"
  | "repeated"
  | "truncated";

/** What a record was found to be. */
export type AuditVerdict =
  | {
      readonly ok: true;
      readonly length: number;
      /** The hash of the entry the record was read up to. */
      readonly head: string;
      /** How many entries do not lead up to the head: left behind when a step was done twice, as by two instances. */
      readonly beside: number;
    }
  | {
      readonly ok: false;
      readonly fault: AuditFault;
      /** The index of the first entry that is wrong; the number of entries for `truncated`. */
      readonly at: number;
    };

/** Options of {@link verifyAudit}. */
export interface VerifyAuditOptions {
  /**
   * The kit's secrets, past ones included. With them nobody who only holds the store can have written an entry; without them
   * only the chain of hashes is checked, which whoever can write to the store can compute anew. @default hashes only
   */
  readonly secrets?: readonly string[];
  /** The hash that must be in the record, as from `session.settled`; only with it can a missing end be seen. @default the last entry's */
  readonly head?: string;
}

/**
 * Checks the record of one session, entries in the order they were told, and tells the first that is wrong. Anything may be handed
 * in; nothing is thrown for what a store gives back.
 */
export function verifyAudit(
  entries: readonly unknown[],
  { secrets, head }: VerifyAuditOptions = {},
): AuditVerdict {
  const keys = secrets?.map(utf8ToBytes);
  const wrong = (fault: AuditFault, at: number): AuditVerdict => ({ ok: false, fault, at });
  const parsed = entries.map((entry) => auditEntrySchema.safeParse(entry).data);
  const seqs = new Map<string, number>();

  for (const [at, entry] of parsed.entries()) {
    if (!entry) return wrong("malformed", at);
    const { hash, mac, ...stated } = entry;
    const { prev, seq, session } = stated;
    if (hash !== hashIfJson(stated)) return wrong("edited", at);
    if (keys && !keys.some((key) => isSameText(macOf(hash, key), mac))) return wrong("forged", at);
    if (session !== parsed[0]?.session) return wrong("foreign", at);
    const begins = prev === auditGenesis.hash;
    if (seqs.has(hash) || (begins && at > 0)) return wrong("repeated", at);
    const before = begins ? -1 : seqs.get(prev);
    if (before === undefined) {
      return wrong(parsed.some((other) => other?.hash === prev) ? "out_of_order" : "missing", at);
    }
    if (seq !== before + 1) return wrong("forged", at);
    seqs.set(hash, seq);
  }
  const last = head ?? [...seqs.keys()].at(-1) ?? auditGenesis.hash;
  if (last !== auditGenesis.hash && !seqs.has(last)) return wrong("truncated", entries.length);
  const length = (seqs.get(last) ?? -1) + 1;
  return { ok: true, length, head: last, beside: seqs.size - length };
}

/** The hash of what an entry states; `null` when a store gave back what JSON cannot say. */
function hashIfJson(stated: Parameters<typeof hashOf>[0]): string | null {
  try {
    return hashOf(stated);
  } catch {
    return null;
  }
}
