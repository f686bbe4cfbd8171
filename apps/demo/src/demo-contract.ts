import * as z from "zod/mini";

/** A text in both of the page's languages. */
const bothLanguages = z.object({ nb: z.string(), en: z.string() });

/** One scenario of the simulator as the page's picker shows it. */
export const scenarioChoiceSchema = z.object({
  name: z.string(),
  label: bothLanguages,
  effect: bothLanguages,
});
/** See {@link scenarioChoiceSchema}. */
export type ScenarioChoice = z.infer<typeof scenarioChoiceSchema>;

/** A PDF, or a file that is none, that the page offers for trying out. */
export const sampleLinkSchema = z.object({
  href: z.string(),
  name: z.string(),
  about: bothLanguages,
});
/** See {@link sampleLinkSchema}. */
export type SampleLink = z.infer<typeof sampleLinkSchema>;

/** Answer to `GET /demo/setup`: what stands behind the page. `scenarios` is empty and `scenario` null with the real gateway. */
export const setupSchema = z.object({
  gateway: z.enum(["simulator", "test", "production"]),
  scenario: z.nullable(z.string()),
  scenarios: z.array(scenarioChoiceSchema),
  /** Full names of who can sign in the simulator and in the vendor's test environment. */
  testUsers: z.array(z.string()),
  samples: z.array(sampleLinkSchema),
});
/** See {@link setupSchema}. */
export type Setup = z.infer<typeof setupSchema>;

/** Body of `POST /demo/scenario`, and its answer. */
export const chosenScenarioSchema = z.object({
  scenario: z.string().check(z.minLength(1), z.maxLength(64)),
});

/** One line of the server's event log: `sequence` grows by one, `at` is ISO 8601, `detail` is the rest of the event as the kit gave it. */
export const logLineSchema = z.object({
  sequence: z.int().check(z.gte(1)),
  at: z.string(),
  type: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
/** See {@link logLineSchema}. */
export type LogLine = z.infer<typeof logLineSchema>;

/** Answer to `GET /demo/events`: oldest first, only the newest are kept. */
export const eventLogSchema = z.object({ lines: z.array(logLineSchema) });
