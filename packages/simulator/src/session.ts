import type { SealPlacement } from "./pades/sign-pdf";
import type { TestUser } from "./test-users";

/** Status of a signing session, spelled as ZignSec spells it. */
export type GatewayStatus =
  | "Created"
  | "GeneratedLink"
  | "Pending"
  | "Finished"
  | "Failed"
  | "Cancelled"
  | "Timeout";

/** One entry of a session's `errors`, in the shape of the vendor's cancellation example. */
export interface SessionFault {
  readonly code: string;
  readonly description: string;
  readonly statusCode?: number;
}

/** The faults that end a session; codes from ZignSec's published list. */
export const sessionFaults = {
  cancelled: {
    code: "CANCELLED_BY_USER",
    description: "Signing cancelled by the end-user",
    statusCode: 410,
  },
  timeout: { code: "TIMEOUT", description: "The signing session has timed out" },
  refused: { code: "PROVIDER_BAD_REQUEST", description: "BankID refused the signer's credentials" },
  unsignable: { code: "PROVIDER_BAD_REQUEST", description: "BankID could not sign the document" },
  provider: { code: "COMMUNICATION_ERROR", description: "BankID could not be reached" },
} as const satisfies Record<string, SessionFault>;

/** A PDF kept by the gateway; `md5` is base64 of the 16-byte digest. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly md5: string;
}

/** An uploaded PDF, with the size in points of each page as displayed. */
export interface InputFile extends StoredFile {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
}

/** One document to be signed, in the order of the start call. */
export interface OrderedDocument {
  readonly file: InputFile;
  readonly description: string | null;
  readonly placement: SealPlacement | null;
}

/** What the integrator asked for on create or on start. */
export interface SessionSettings {
  readonly locale?: string | undefined;
  readonly redirectSuccess?: string | undefined;
  readonly redirectFailure?: string | undefined;
  readonly relayState?: string | undefined;
  readonly webhook?: string | undefined;
}

/** What went wrong on one step of the hosted page, kept until that step is sent again. */
export interface StepProblem {
  readonly step: string;
  readonly code: "format" | "unknown-number" | "wrong-code" | "wrong-password" | "terms-unchecked";
}

/** How far the person has come on the hosted page. */
export interface Visit {
  /** Index of the furthest step that may be opened. */
  furthest: number;
  /** Set once the number is accepted; the number itself never leaves the server again. */
  user: TestUser | null;
  wrongTries: number;
  problem: StepProblem | null;
}

/** One run of signing as the gateway keeps it. */
export interface SigningSession {
  readonly id: string;
  /** Milliseconds since the epoch, like every time in here. */
  readonly createdAt: number;
  status: GatewayStatus;
  errors: readonly SessionFault[];
  settings: SessionSettings;
  inputFiles: readonly InputFile[];
  signedFiles: readonly StoredFile[];
  order: readonly OrderedDocument[];
  /** The secret in the link to the hosted page; `null` before start. */
  otp: string | null;
  readonly visit: Visit;
  /** The signing that is under way or done, so that a double click signs once. */
  signing: Promise<void> | null;
  /** When the finished signing becomes visible to the API; `null` before the person has signed. */
  finishAt: number | null;
  filesDeleted: boolean;
}

const endStatuses: readonly GatewayStatus[] = ["Finished", "Failed", "Cancelled", "Timeout"];

/** True when the session's status never changes again. */
export const isOver = (session: SigningSession): boolean => endStatuses.includes(session.status);

/** A session as it is right after the create call. */
export const newSession = (createdAt: number, settings: SessionSettings): SigningSession => ({
  id: crypto.randomUUID(),
  createdAt,
  status: "Created",
  errors: [],
  settings,
  inputFiles: [],
  signedFiles: [],
  order: [],
  otp: null,
  visit: { furthest: 0, user: null, wrongTries: 0, problem: null },
  signing: null,
  finishAt: null,
  filesDeleted: false,
});

/** Bytes of PDF that a session holds. */
export const bytesHeld = (session: SigningSession): number =>
  [...session.inputFiles, ...session.signedFiles].reduce((sum, file) => sum + file.bytes.length, 0);
