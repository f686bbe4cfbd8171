import type { Limits } from "./pdf/limits";

/** What was sent to be signed: its bytes, or their number and the SHA-256 of them in lower-case hex. */
export type OriginalFile = Uint8Array | { readonly size: number; readonly sha256: string };

/** Options of `verifyPdf`. */
export interface VerifyOptions {
  /** The authorities to trust, those of signers and of timestamps alike, as PEM text (one certificate or more) or DER bytes. */
  readonly trust: { readonly anchors: readonly (string | Uint8Array)[] };
  /** The present, which nothing in a file may be later than. @default the clock's time */
  readonly now?: Date;
  /** What was sent to be signed, to compare with. Size and digest can only tell an exact prefix from everything else. */
  readonly original?: OriginalFile;
  /** Give national identity numbers in clear. @default false: masked */
  readonly showNationalNumber?: boolean;
  /** Limits other than the default ones. */
  readonly limits?: Partial<Limits>;
}
