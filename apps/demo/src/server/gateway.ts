import { readFile } from "node:fs/promises";
import type { SignServerOptions } from "@sign/server";
import {
  createSimulator,
  isScenarioName,
  type Simulator,
  scenarios,
  testUsers,
} from "@sign/simulator";
import type { ScenarioChoice, Setup } from "../demo-contract";
import type { DemoEnvironment } from "./environment";

/** What can be scripted when the simulator stands behind the kit. */
export interface ScenarioSwitch {
  readonly choices: ScenarioChoice[];
  readonly current: () => string;
  /** False when there is no scenario by that name. */
  readonly choose: (name: string) => boolean;
}

/** What stands behind the kit: the simulator in this process, or ZignSec. */
export interface GatewayBehind {
  readonly name: Setup["gateway"];
  readonly zignsec: SignServerOptions["zignsec"];
  /** Roots (PEM) that a signature may be called trusted by. */
  readonly anchors: readonly string[];
  readonly testUsers: readonly string[];
  readonly simulator: Simulator | null;
  readonly scenarios: ScenarioSwitch | null;
}

/** Full names of the four people of the vendor's test environment, whom the simulator knows too. */
const testUserNames = testUsers.map((user) => `${user.givenName} ${user.familyName}`);

const madeUpKey = (): string => `simulated-key-${crypto.randomUUID()}`;

const scenarioSwitch = (simulator: Simulator): ScenarioSwitch => ({
  choices: Object.entries(scenarios).map(([name, { nb, en }]) => ({
    name,
    label: { nb: nb.label, en: en.label },
    effect: { nb: nb.effect, en: en.effect },
  })),
  current: () => simulator.scenario,
  choose: (name) => {
    if (!isScenarioName(name)) return false;
    simulator.use(name);
    return true;
  },
});

/**
 * The simulator, for as long as no product key is given. Its pages have another host name than the demo's (both mean
 * this machine), so that going to BankID is a navigation to another site, with what that means for cookies.
 */
async function simulated({ port }: DemoEnvironment): Promise<GatewayBehind> {
  const simulator = createSimulator({
    baseUrl: `http://127.0.0.1:${port}/simulator`,
    productKeys: [madeUpKey(), madeUpKey()],
  });
  return {
    name: "simulator",
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: simulator.productKeys,
      fetch: simulator.fetch,
    },
    anchors: await simulator.anchors,
    testUsers: testUserNames,
    simulator,
    scenarios: scenarioSwitch(simulator),
  };
}

const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Chooses what stands behind the kit. Rejects when the file with trust anchors cannot be read or holds none. */
export async function chooseGateway(environment: DemoEnvironment): Promise<GatewayBehind> {
  const { gateway } = environment;
  if (!gateway) return simulated(environment);
  const anchors = gateway.trustAnchorsFile
    ? ((await readFile(gateway.trustAnchorsFile, "utf8")).match(certificates) ?? [])
    : [];
  if (gateway.trustAnchorsFile && anchors.length === 0) {
    throw new Error("SIGN_TRUST_ANCHORS names a file without a PEM certificate.");
  }
  return {
    name: gateway.environment,
    zignsec: { environment: gateway.environment, productKey: gateway.productKey },
    anchors,
    testUsers: gateway.environment === "test" ? testUserNames : [],
    simulator: null,
    scenarios: null,
  };
}
