import * as z from "zod/mini";
import type { SignServerOptions } from "../options";
import type { Fetch } from "../zignsec/request";
import { checkSetup } from "./check-setup";
import { reportOf, reportText } from "./doctor-report";

/** What was written behind the command's name. */
export interface DoctorWords {
  readonly environment?: string | undefined;
  readonly origins: readonly string[];
  readonly baseUrl?: string | undefined;
  readonly anchors: readonly string[];
  readonly maxBytes?: string | undefined;
  readonly deployedAt?: string | undefined;
  readonly json: boolean;
}

/** What the command needs of the machine it runs on. */
export interface DoctorHost {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly fetch: Fetch;
  readonly clock: () => number;
  /** The version of hono that is installed, `null` when it cannot be found. */
  readonly honoVersion: string | null;
  readFile(path: string): Promise<Uint8Array>;
  print(text: string): void;
  complain(text: string): void;
}

/** How the command is called. Keys and secrets come from the environment only: what stands behind a command, every process can read. */
export const doctorUsage = `Usage: sign-server doctor [options]

Looks at how @sign/server is set up, asks the gateway with each product key, and says what to mend. Nothing is created.

  --environment <test|production|address>   the gateway   (ZIGNSEC_ENVIRONMENT; default: test)
  --origin <https://app.example>            an app origin, may be repeated   (SIGN_APP_ORIGIN, with spaces between several)
  --base-url <address>                      option baseUrl   (SIGN_BASE_URL)
  --anchor <file>                           trust anchors as PEM or DER, may be repeated   (SIGN_TRUST_ANCHORS, one file)
  --max-bytes <number>                      the largest document   (default: 30000000)
  --deployed-at <address>                   where the kit is mounted, to look at it there too
  --json                                    the report as JSON
  --help

From the environment only: ZIGNSEC_PRODUCT_KEY and ZIGNSEC_PRODUCT_KEY_2; SIGN_SECRET, the newest first with spaces between several;
ZIGNSEC_WEBHOOK_SECRET.

Exit code: 0 without a fault, 1 with one, 64 when called wrongly, 66 when a file cannot be read.
`;

const present = z.pipe(
  z.transform((value) => (value === "" ? undefined : value)),
  z.optional(z.string()),
);
const variablesSchema = z.object({
  ZIGNSEC_ENVIRONMENT: present,
  ZIGNSEC_PRODUCT_KEY: present,
  ZIGNSEC_PRODUCT_KEY_2: present,
  ZIGNSEC_WEBHOOK_SECRET: present,
  SIGN_SECRET: present,
  SIGN_APP_ORIGIN: present,
  SIGN_BASE_URL: present,
  SIGN_TRUST_ANCHORS: present,
});

/** Runs the doctor and prints what it found; resolves with the exit code. */
export async function doctorCommand(words: DoctorWords, host: DoctorHost): Promise<number> {
  const variables = variablesSchema.parse(host.variables);
  const files =
    words.anchors.length > 0 ? words.anchors : listOf(variables.SIGN_TRUST_ANCHORS, false);
  const maxBytes = words.maxBytes === undefined ? 30_000_000 : Number(words.maxBytes);
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) {
    host.complain(doctorUsage);
    return 64;
  }
  const anchors: (string | Uint8Array)[] = [];
  for (const file of files) {
    const bytes = await host.readFile(file).catch(() => null);
    if (!bytes) {
      host.complain(`A file of trust anchors cannot be read: ${file}`);
      return 66;
    }
    anchors.push(bytes[0] === 0x30 ? bytes : new TextDecoder().decode(bytes));
  }
  const options = optionsOf(words, variables, { anchors, maxBytes, clock: host.clock });
  const { checks } = await checkSetup(options, {
    fetch: host.fetch,
    ...(words.deployedAt === undefined ? {} : { deployedAt: words.deployedAt }),
    ...(host.honoVersion === null ? {} : { honoVersion: host.honoVersion }),
  });
  // Routes are code, which a command cannot see.
  const report = reportOf(checks.filter(({ subject }) => subject !== "routes"));
  host.print(words.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  return report.ok ? 0 : 1;
}

const listOf = (text: string | undefined, split = true): readonly string[] =>
  (split ? (text ?? "").split(/\s+/) : [text ?? ""]).filter(Boolean);

/** The options as they will be judged: what is not given is left empty, and is found so. */
function optionsOf(
  { environment, origins, baseUrl }: DoctorWords,
  variables: z.output<typeof variablesSchema>,
  given: {
    readonly anchors: readonly (string | Uint8Array)[];
    readonly maxBytes: number;
    readonly clock: () => number;
  },
): SignServerOptions {
  const gateway = environment ?? variables.ZIGNSEC_ENVIRONMENT ?? "test";
  const known = gateway === "test" || gateway === "production";
  const first = variables.ZIGNSEC_PRODUCT_KEY ?? "";
  const second = variables.ZIGNSEC_PRODUCT_KEY_2;
  const webhookSecret = variables.ZIGNSEC_WEBHOOK_SECRET;
  const address = baseUrl ?? variables.SIGN_BASE_URL;
  const [origin = "", ...others] = origins.length > 0 ? origins : listOf(variables.SIGN_APP_ORIGIN);
  const [newest = "", ...older] = listOf(variables.SIGN_SECRET);
  return {
    zignsec: {
      environment: known ? gateway : { baseUrl: gateway },
      productKey: second === undefined ? first : [first, second],
      ...(webhookSecret === undefined ? {} : { webhookSecret }),
    },
    secrets: [newest, ...older],
    appOrigins: [origin, ...others],
    routes: { limited: { authorize: () => false, limits: { maxBytes: given.maxBytes } } },
    trust: { anchors: given.anchors },
    ...(address === undefined ? {} : { baseUrl: address }),
    clock: given.clock,
  };
}
