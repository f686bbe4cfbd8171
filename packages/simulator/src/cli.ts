#!/usr/bin/env node
import { parseArgs } from "node:util";
import { z } from "zod";
import { serve } from "./node";
import { scenarioNames } from "./scenarios";
import { testUsers } from "./test-users";

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65535).default(8787),
  level: z.enum(["B-B", "B-T", "B-LT", "B-LTA"]).default("B-LTA"),
  scenario: z.enum(scenarioNames).default("normal"),
});

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    level: { type: "string" },
    scenario: { type: "string" },
  },
});
const { port, level, scenario } = optionsSchema.parse(values);
const { url, simulator, close } = await serve({ port, level });
simulator.use(scenario);

const names = testUsers.map((user) => `${user.givenName} ${user.familyName}`).join(", ");
console.log(`Base URL      ${url}
Product keys  ${simulator.productKeys.join("  ")}
Test users    ${names}
Scenarios     ${simulator.panelUrl} (now: ${scenario})
Stop with Ctrl+C.`);

process.once("SIGINT", () => void close());
process.once("SIGTERM", () => void close());
