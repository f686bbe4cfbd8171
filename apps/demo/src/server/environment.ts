import { z } from "zod";

const filled = z.string().trim().min(1);
const absentWhenEmpty = (value: unknown): unknown => (value === "" ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(absentWhenEmpty, schema.optional());

const environmentSchema = z.object({
  PORT: z.preprocess(absentWhenEmpty, z.coerce.number().int().min(1).max(65_535).default(8787)),
  ZIGNSEC_PRODUCT_KEY: optional(filled),
  ZIGNSEC_PRODUCT_KEY_2: optional(filled),
  ZIGNSEC_ENVIRONMENT: z.preprocess(
    absentWhenEmpty,
    z.enum(["test", "production"]).default("test"),
  ),
  SIGN_SECRET: optional(z.string().min(32)),
  SIGN_APP_ORIGIN: optional(z.url({ protocol: /^https?$/ })),
  SIGN_TRUST_ANCHORS: optional(filled),
});

/** What the demo is started with. */
export interface DemoEnvironment {
  readonly port: number;
  /** Origin of the page as the browser sees it, without a trailing slash. */
  readonly origin: string;
  /** Secret of at least 32 characters for tokens and handles; `null` asks for a random one. */
  readonly secret: string | null;
  /** The real gateway, or `null` for the simulator. */
  readonly gateway: {
    readonly environment: "test" | "production";
    readonly productKey: string | readonly [primary: string, secondary: string];
    /** Path of a PEM file with the roots that signatures may be called trusted by. */
    readonly trustAnchorsFile: string | null;
  } | null;
}

/**
 * Reads the variables of the README. Throws with the names of the ones that are wrong, never with their values.
 * This is the only place where the environment is read.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): DemoEnvironment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`These environment variables are not as the README says: ${names.join(", ")}`);
  }
  const { data } = parsed;
  const key = data.ZIGNSEC_PRODUCT_KEY;
  const second = data.ZIGNSEC_PRODUCT_KEY_2;
  return {
    port: data.PORT,
    origin: data.SIGN_APP_ORIGIN
      ? new URL(data.SIGN_APP_ORIGIN).origin
      : `http://localhost:${data.PORT}`,
    secret: data.SIGN_SECRET ?? null,
    gateway: key
      ? {
          environment: data.ZIGNSEC_ENVIRONMENT,
          productKey: second ? [key, second] : key,
          trustAnchorsFile: data.SIGN_TRUST_ANCHORS ?? null,
        }
      : null,
  };
}
