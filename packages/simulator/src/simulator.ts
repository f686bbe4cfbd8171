import { Hono } from "hono";
import { createHostedPage } from "./bankid/hosted-page";
import { createPageAssets } from "./bankid/page-assets";
import { cancelAt, signAs, type WalkStep } from "./bankid/walk-hosted-page";
import type { CallBindings, CallContext } from "./call-context";
import type { GatewayCall, ScenarioFor } from "./call-scenarios";
import { testProductKeys } from "./gateway/authentication";
import { createGateway } from "./gateway/gateway";
import { managementAnswer } from "./gateway/gateway-error";
import { type Authority, createAuthority } from "./pades/authority";
import { truePause } from "./pause";
import { bodyOf, discardBody } from "./request-body";
import { createScenarioBoard } from "./scenario-board";
import { createScenarioPanel } from "./scenario-panel";
import type { ScenarioName } from "./scenarios";
import { callOf, scriptedAnswer } from "./scripted-answer";
import { createSessionStore } from "./session-store";
import type { SimulatorOptions } from "./simulator-options";
import { type TestUser, testUsers } from "./test-users";
import { createWebhooks } from "./webhooks";

/** ZignSec's gateway and BankID's page, in memory. */
export interface Simulator {
  /** The address under which everything answers, without a slash at the end. */
  readonly baseUrl: string;
  /** The keys that are accepted, primary first. */
  readonly productKeys: readonly [primary: string, secondary: string];
  /** The only people who can sign here. */
  readonly testUsers: readonly TestUser[];
  /** The test roots, as PEM, to which every signature and timestamp made here chains. */
  readonly anchors: Promise<readonly string[]>;
  /** The testers' page, where a scenario is chosen. */
  readonly panelUrl: string;
  /** The scenario that holds for everything now. */
  readonly scenario: ScenarioName;
  /**
   * Answers a request as if it had gone over the network; a drop-in for `fetch`, but redirects are not followed.
   * Rejects only when a scenario asks for it or the signal aborts. `body` may be a stream in every runtime.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Scripts the next call of that kind; several wait in line. */
  once<Call extends GatewayCall>(call: Call, scenario: ScenarioFor<Call>): void;
  /** Chooses the scenario for everything from now on; `null` is `normal`. */
  use(scenario: ScenarioName | null): void;
  /** Signs at the address a start call gave, by filling in the page's forms; gives the address the person is sent to. */
  signAs(redirectUrl: string, user?: TestUser): Promise<string>;
  /** Cancels at the address a start call gave, on the given step (the first by default); gives the address the person is sent to. */
  cancelAt(redirectUrl: string, step?: WalkStep): Promise<string>;
  /** Resolves when no webhook is waiting to be delivered any more. */
  idle(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const SLOW_FINISH_MS = 8_000;

/** Makes a simulator that knows no session yet; nothing runs until it is asked something. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const baseUrl = (options.baseUrl ?? "https://simulator.test").replace(/\/+$/, "");
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, "");
  const productKeys = options.productKeys ?? testProductKeys;
  const now = options.now ?? (() => new Date());
  const board = createScenarioBoard();

  let made: Promise<Authority> | undefined;
  const authority = async (): Promise<Authority> => {
    made ??= options.authority ? Promise.resolve(options.authority) : createAuthority({ now });
    return made;
  };

  const webhooks = createWebhooks({
    send: options.fetch ?? ((url, init) => fetch(url, init)),
    now,
    secret: options.webhookSecret,
  });
  const sessions = createSessionStore({
    now,
    retentionMs: options.retentionMs ?? 48 * HOUR_MS,
    sessionTtlMs: options.sessionTtlMs ?? HOUR_MS / 2,
    maxSessions: options.maxSessions ?? 200,
    maxBytes: options.maxBytes ?? 512 * 1024 * 1024,
    onChange: webhooks.notify,
  });

  const app = new Hono<CallContext>({ strict: false }).basePath(basePath || "/");
  app.route(
    "/",
    createGateway({
      baseUrl,
      productKeys,
      acceptRedirectsOn: options.acceptRedirectsOn ?? "either",
      tellLinkAgain: options.tellLinkAgain ?? false,
      sessions,
      board,
    }),
  );
  app.route("/", createPageAssets());
  app.route("/", createScenarioPanel(board));
  app.route(
    "/",
    createHostedPage({
      sessions,
      board,
      authority,
      now,
      level: options.level ?? "B-LTA",
      finishDelayMs: () =>
        Math.max(options.finishDelayMs ?? 0, board.active === "slow-finish" ? SLOW_FINISH_MS : 0),
    }),
  );
  app.onError((error) => {
    throw error;
  });
  app.notFound(() => managementAnswer(404, "Resource not found"));

  const answer: Simulator["fetch"] = async (input, init) => {
    const stream = init?.body instanceof ReadableStream ? init.body : null;
    const request =
      input instanceof Request && !init
        ? input
        : new Request(input, { ...init, ...(stream && { body: null }) });
    const signal = init?.signal ?? request.signal;
    signal.throwIfAborted();
    const { pathname } = new URL(request.url);
    const call = pathname.startsWith(basePath)
      ? callOf(request.method, pathname.slice(basePath.length))
      : null;
    const scenario = call && board.take(call);
    const wrongMd5 = scenario?.name === "wrong-md5";
    const bend = scenario?.name === "bent" ? scenario.as : null;
    const body = stream ?? (await bodyOf(request));
    const bindings: CallBindings = { basePath, body, wrongMd5, bend };
    const trueAnswer = async (): Promise<Response> => app.fetch(request, bindings);
    try {
      if (!scenario || scenario.name === "wrong-md5" || scenario.name === "bent") {
        return await trueAnswer();
      }
      const pause = options.pause ?? truePause;
      return await scriptedAnswer(scenario, { signal, pause, trueAnswer });
    } finally {
      if (body && !body.locked) void discardBody(body);
    }
  };

  return {
    baseUrl,
    productKeys,
    testUsers,
    panelUrl: `${baseUrl}/ui/scenarios`,
    get anchors() {
      return authority().then(({ anchors }) => anchors);
    },
    get scenario() {
      return board.active;
    },
    fetch: answer,
    once: (call, scenario) => board.once(call, scenario),
    use(scenario) {
      board.active = scenario ?? "normal";
    },
    signAs: (redirectUrl, user = testUsers[0]) => signAs(answer, redirectUrl, user),
    cancelAt: (redirectUrl, step = "document") => cancelAt(answer, redirectUrl, step),
    idle: webhooks.idle,
  };
}
