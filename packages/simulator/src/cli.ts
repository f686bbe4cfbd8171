#!/usr/bin/env node
import { parseArgs } from "node:util";
import * as z from "zod";
import { serve } from "./node";
import { scenarioNames } from "./scenarios";
import { testUsers } from "./test-users";

const levels = ["B-B", "B-T", "B-LT", "B-LTA"] as const;
const usage = `sign-simulator [--port 8787] [--level ${levels.join("|")}] [--scenario NAME]

ZignSec's signing gateway and BankID's page, offline.
Scenarios: ${scenarioNames.join(", ")}`;

const optionsSchema = z.object({
  help: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65535).default(8787),
  level: z.enum(levels).default("B-LTA"),
  scenario: z.enum(scenarioNames).default("normal"),
});

function readOptions(): z.infer<typeof optionsSchema> | null {
  const text = { type: "string" } as const;
  const known = { help: { type: "boolean" }, port: text, level: text, scenario: text } as const;
  try {
    return optionsSchema.parse(parseArgs({ options: known }).values);
  } catch {
    return null;
  }
}

const options = readOptions();
if (!options || options.help) {
  console.log(usage);
  process.exit(options ? 0 : 2);
}

const { port, level, scenario } = options;
const { url, simulator, close } = await serve({ port, level });
simulator.use(scenario);
console.log(`Base URL      ${url}
Product keys  ${simulator.productKeys.join("  ")}
Test users    ${testUsers.map((user) => `${user.givenName} ${user.familyName}`).join(", ")}
Scenarios     ${simulator.panelUrl} (now: ${scenario})
Stop with Ctrl+C.`);

process.once("SIGINT", () => void close());
process.once("SIGTERM", () => void close());
