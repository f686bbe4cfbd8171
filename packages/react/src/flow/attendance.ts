import { type ResumeAnswer, resumeRequestSchema, SignError } from "@sign/protocol";
import { withoutResumeHandle, withResumeHandle } from "../client/resume";
import type { SignClient } from "../client/sign-client";
import { type Reading, type Watch, watchStatus } from "../client/watch-status";
import type { FlowEvent } from "./events";
import type { SignPage } from "./page";
import { problemOf } from "./problem";
import type { FlowState } from "./state";

/** Looks after a session from the moment signing has started: holds its token, keeps its handle in the page's address, and watches it. */
export interface Attendance {
  token(): string | null;
  /** Takes over a session that was just started, and puts its handle in the address so that Back and reload find it again. */
  take(token: string, handle: string): void;
  /** Takes over a session by its handle; `false` when it is the one in hand already. */
  accept(handle: string): boolean;
  /** Watches while the state is one that the server may change; stops otherwise. */
  follow(state: FlowState): void;
  checkNow(): void;
  /** Drops the session and takes its handle out of the address. */
  forget(): void;
  /** Stops watching; {@link Attendance.follow} goes on. A redemption under way is left to finish. */
  stop(): void;
}

/** A redirect address when it is one a browser may be sent to: http or https, never a script. */
export const redirectTo = (url: string | null): string | null =>
  url !== null && /^https?:\/\//i.test(url) ? url : null;

/** Makes an {@link Attendance}. `client` is asked for at each call, so that it may be replaced. */
export function createAttendance(options: {
  readonly client: () => SignClient;
  readonly page: SignPage;
  readonly dispatch: (event: FlowEvent) => void;
}): Attendance {
  const { page, dispatch } = options;
  let token: string | null = null;
  let handle: string | null = null;
  let redemption: { readonly answer: Promise<ResumeAnswer>; abort(): void } | null = null;
  let watch: (Watch & { readonly controller: AbortController }) | null = null;

  /** One redemption at a time, which outlives the read that asked for it: a second one, without the cookie that the first brings, would be refused. */
  function redeem(): Promise<ResumeAnswer> {
    if (redemption) return redemption.answer;
    const request = resumeRequestSchema.safeParse({ handle });
    if (!request.success) throw new SignError("handle_invalid");
    const controller = new AbortController();
    const { signal } = controller;
    const answer = options.client().resume(request.data.handle, { signal });
    const own = { answer, abort: () => controller.abort() };
    redemption = own;
    answer.catch(() => {
      if (redemption === own) redemption = null;
    });
    return answer;
  }

  async function read(signal: AbortSignal): Promise<Reading> {
    if (token !== null) return { session: await options.client().read(token, { signal }) };
    const answer = await redeem();
    signal.throwIfAborted();
    redemption = null;
    token = answer.token;
    return { session: answer.session, redirectUrl: redirectTo(answer.redirectUrl) };
  }

  function begin(): void {
    const controller = new AbortController();
    const { checkNow } = watchStatus({
      page,
      signal: controller.signal,
      read,
      onReading: (reading) => dispatch({ type: "read", ...reading }),
      onConnection: (connection) => dispatch({ type: "connection-changed", connection }),
      onLost: (error) => dispatch({ type: "session-lost", problem: problemOf(error) }),
    });
    watch = { controller, checkNow };
  }

  function stop(): void {
    watch?.controller.abort();
    watch = null;
  }

  function hold(newToken: string | null, newHandle: string | null): void {
    stop();
    redemption?.abort();
    redemption = null;
    token = newToken;
    handle = newHandle;
  }

  return {
    token: () => token,
    take(newToken, newHandle) {
      hold(newToken, newHandle);
      page.replace(withResumeHandle(page.href(), newHandle));
    },
    accept(newHandle) {
      if (newHandle === handle) return false;
      hold(null, newHandle);
      return true;
    },
    follow(state) {
      const open = state.status === "waiting" || state.status === "finalizing";
      if (!open) stop();
      else if (!watch && handle !== null) begin();
    },
    checkNow() {
      if (!watch) return;
      dispatch({ type: "connection-changed", connection: "checking" });
      watch?.checkNow();
    },
    forget() {
      hold(null, null);
      const clean = withoutResumeHandle(page.href());
      if (clean !== page.href()) page.replace(clean);
    },
    stop,
  };
}
