import { type Authority, createSimulator, type Simulator } from "@sign/simulator";
import { Hono } from "hono";
import {
  type AuditEntry,
  createSignServer,
  type SignEvent,
  type SignServer,
  type SignServerOptions,
} from "../src/index";
import { app, createHarness, type Harness, mount, secrets } from "./harness";

/** What happens to an instance at one step: it is gone before the request comes, or once its work is done but not yet answered. */
export type Mishap = "dead before" | "answer lost";

/** Two instances that share their secrets and nothing else, behind a switch that takes the other one at every request. */
export interface Cluster {
  readonly simulator: Simulator;
  /** Speaks to the switch as a page would that repeats a request when no answer comes. */
  readonly client: Harness;
  readonly audit: AuditEntry[];
  readonly events: SignEvent[];
  readonly errors: unknown[];
  /** How many requests the switch has taken. */
  readonly requests: number;
  /** The instance whose turn it is, for what is not asked over HTTP. */
  instance(): SignServer;
}

/** Makes a {@link Cluster} whose `at`-th request meets a mishap: the instance goes with all its memory, and a new one takes its place. */
export async function createCluster(
  options: Pick<SignServerOptions, "routes" | "onceStore">,
  at: number,
  mishap: Mishap,
  authority: Authority,
): Promise<Cluster> {
  const simulator = createSimulator({ authority, level: "B-T" });
  const { baseUrl, productKeys, fetch } = simulator;
  const audit: AuditEntry[] = [];
  const events: SignEvent[] = [];
  const errors: unknown[] = [];
  const born = (): SignServer =>
    createSignServer({
      zignsec: { environment: { baseUrl }, productKey: productKeys, fetch },
      secrets,
      appOrigins: [app],
      trust: { anchors: authority.anchors },
      clock: () => client.now,
      onAudit: (entry) => audit.push(entry),
      onEvent: (event) => events.push(event),
      onError: (error) => errors.push(error),
      ...options,
    });
  const instances = [born(), born()];
  let requests = 0;

  function turnOf(turn: number): SignServer {
    const instance = instances[turn];
    if (!instance) throw new Error("there are two instances");
    return instance;
  }

  const client = createHarness();
  client.now = Date.now();
  const send: Harness["send"] = async (method, path, how = {}) => {
    const { token, cookie, headers, ...init } = how;
    const turn = requests++ % 2;
    const bad = requests - 1 === at;
    if (bad && mishap === "dead before") instances[turn] = born();
    const answer = await new Hono().route(mount, turnOf(turn)).request(`${mount}${path}`, {
      method,
      ...init,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(cookie ? { Cookie: cookie } : {}),
        ...headers,
      },
    });
    if (!bad || mishap === "dead before") return answer;
    instances[turn] = born();
    return send(method, path, how);
  };
  Object.assign(client, { send });
  return {
    simulator,
    client,
    audit,
    events,
    errors,
    get requests() {
      return requests;
    },
    instance() {
      const turn = requests++ % 2;
      if (requests - 1 === at) instances[turn] = born();
      return turnOf(turn);
    },
  };
}
