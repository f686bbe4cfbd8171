import type { ScenarioFor, ScenarioName, GatewayCall as SimulatedCall } from "@sign/simulator";
import type { GatewayCall } from "../../src/index";
import type { FaultStage } from "./fault-stage";

/** What a fault comes to; each text is compared with what happened, and printed in `FAULTS.md`. */
export interface FaultOutcome {
  /** The kit's calls to the gateway, in order, as `read, upload ×2`, and how long they took when that is 5 s or more. */
  readonly calls: string;
  /** The kit's answer: HTTP status and error code, or the session's status. */
  readonly answer: string;
  /** What `onEvent` tells of it; of errors the status or the runtime's code, and `↻` when the call is tried again. */
  readonly events: string;
  /** What the same request comes to when it is sent once more, 2 s later or when `Retry-After` says: answer, then calls. */
  readonly again: string;
}

/** One row of the fault table. */
export interface FaultCase extends FaultOutcome {
  readonly fault: string;
  /** What the gateway does at its next calls. */
  readonly script?: readonly (readonly [SimulatedCall, ScenarioFor<"read">])[];
  /** What it does at all calls until the request is sent again. */
  readonly use?: ScenarioName;
  /** Anything else that is to be so before the request. */
  readonly prepare?: (stage: FaultStage) => unknown;
  /** Whether reading a started session tells its link. @default false */
  readonly tellsLink?: boolean;
  /** The person has signed before the request. @default false */
  readonly signed?: boolean;
  /** @default 1 */
  readonly documents?: number;
  /** Milliseconds before the request is sent again, when not 2 s. */
  readonly laterMs?: number;
  /** The fault stays when the request is sent again. @default false */
  readonly stays?: boolean;
  /** Milliseconds the gateway's clock is ahead of the kit's. @default 0 */
  readonly gatewayAheadMs?: number;
}

/** The faults at one call. */
export interface FaultGroup {
  readonly call: GatewayCall;
  /** The browser's request during which they happen. */
  readonly request: "create" | "upload" | "start" | "status" | "file";
  readonly cases: readonly FaultCase[];
}

/** A call that goes as it should, ahead of one that does not. */
export const normal: ScenarioFor<"read"> = { name: "slow", ms: 0 };
