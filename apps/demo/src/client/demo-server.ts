import type * as z from "zod/mini";
import {
  chosenScenarioSchema,
  eventLogSchema,
  type LogLine,
  type Setup,
  setupSchema,
} from "../demo-contract";

async function call<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  init?: RequestInit,
): Promise<z.infer<Schema>> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return schema.parse(await response.json());
}

/** What stands behind the page. */
export const fetchSetup = (signal: AbortSignal): Promise<Setup> =>
  call(setupSchema, "/demo/setup", { signal });

/** The newest events of the server, oldest first. */
export const fetchEvents = async (signal: AbortSignal): Promise<readonly LogLine[]> =>
  (await call(eventLogSchema, "/demo/events", { signal })).lines;

/** Makes the simulator follow a scenario from now on. */
export const chooseScenario = async (scenario: string): Promise<string> => {
  const chosen = await call(chosenScenarioSchema, "/demo/scenario", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scenario }),
  });
  return chosen.scenario;
};
