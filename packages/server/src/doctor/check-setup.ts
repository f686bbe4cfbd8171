import { version } from "zod/v4/core";
import type { SignServerOptions } from "../options";
import type { Fetch } from "../zignsec/request";
import { checkDeployment } from "./check-deployment";
import { checkGateway } from "./check-gateway";
import { checkGiven } from "./check-options";
import { about, type DoctorCheck, type DoctorReport, reportOf } from "./doctor-report";

/** What {@link checkSetup} may use and look at besides the options. */
export interface CheckSetupOptions {
  /** Asks the gateway and the deployed kit. @default `zignsec.fetch`, else the runtime's */
  readonly fetch?: Fetch;
  /** Where a kit with these options is deployed, as `https://app.example/api/sign`; looked at when it is given. */
  readonly deployedAt?: string;
  /** The version of hono that is installed, which hono itself does not tell. @default not looked at */
  readonly honoVersion?: string;
}

/**
 * The doctor: looks at the options of `createSignServer`, asks the gateway with each product key by itself, and says in words what is wrong
 * and how to mend it. It creates nothing and throws nothing for options that are wrong; no key, secret or token is in the report.
 */
export async function checkSetup(
  options: SignServerOptions,
  { fetch = options.zignsec.fetch, deployedAt, honoVersion }: CheckSetupOptions = {},
): Promise<DoctorReport> {
  const clock = options.clock ?? Date.now;
  const send: Fetch = fetch ?? ((url, init) => globalThis.fetch(url, init));
  const webhooks = options.zignsec.webhookSecret !== undefined;
  const checks = await Promise.all([
    checkGateway({ ...options.zignsec, fetch: send }, clock),
    checkGiven(options, clock()),
    deployedAt === undefined ? [] : checkDeployment(deployedAt, webhooks, send),
    checkRuntime(honoVersion),
  ]);
  return reportOf(checks.flat());
}

/** What the kit needs of where it runs and of what is installed beside it. */
function checkRuntime(honoVersion: string | undefined): readonly DoctorCheck[] {
  const { ok, fault } = about("runtime");
  const missing = Object.entries({
    "crypto.subtle": globalThis.crypto?.subtle,
    ReadableStream: globalThis.ReadableStream,
    "AbortSignal.any": AbortSignal.any,
  }).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) {
    const found = `It lacks ${missing.join(", ")}.`;
    return [fault(found, "Use Node 20.19 or later, Bun, Deno, or a worker.")];
  }
  const { major, minor, patch } = version;
  const peers = [
    { name: "zod", version: `${major}.${minor}.${patch}`, since: [4, 4] },
    ...(honoVersion === undefined ? [] : [{ name: "hono", version: honoVersion, since: [4, 12] }]),
  ] as const;
  return peers.map(({ name, version, since: [wanted, least] }) => {
    const [has = 0, minor = 0] = version.split(".").map(Number);
    return has === wanted && minor >= least
      ? ok(`${name} is ${version}.`)
      : fault(`${name} is ${version}.`, `Install ${name} ${wanted}, at least ${wanted}.${least}.`);
  });
}
