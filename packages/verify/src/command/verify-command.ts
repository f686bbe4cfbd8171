import type { Verdict } from "@sign/protocol";
import { verifyPdf } from "../verify-pdf";
import { reportText } from "./report-text";

/** What the command needs of the machine it runs on. */
export interface CommandHost {
  readFile(path: string): Promise<Uint8Array>;
  print(text: string): void;
  complain(text: string): void;
}

/** The command's options as they were given. */
export interface CommandOptions {
  readonly files: readonly string[];
  readonly original?: string | undefined;
  readonly anchors: readonly string[];
  readonly json: boolean;
  readonly showNationalNumber: boolean;
}

/** How the command is called. */
export const usage = `Usage: sign-verify <file.pdf> [--original <upload.pdf>] [--anchor <root.pem>]... [--json] [--show-national-number]

Ends with 0 when the verdict is passed, 1 failed, 2 indeterminate, 64 when called wrongly, 66 when a file cannot be read.`;

const exitCodes = { passed: 0, failed: 1, indeterminate: 2 } as const satisfies Record<
  Verdict,
  number
>;
const USAGE = 64;
const NO_INPUT = 66;

/** Verifies one PDF and prints its report; resolves with the exit code (64 and 66 as in BSD's sysexits). */
export async function verifyCommand(options: CommandOptions, host: CommandHost): Promise<number> {
  const [file, ...others] = options.files;
  if (!file || others.length > 0) {
    host.complain(usage);
    return USAGE;
  }
  const paths = [file, ...options.anchors, ...(options.original ? [options.original] : [])];
  const read = await Promise.allSettled(paths.map((path) => host.readFile(path)));
  const missing = paths.filter((_, at) => read[at]?.status === "rejected");
  if (missing.length > 0) {
    host.complain(`Cannot read ${missing.join(", ")}.`);
    return NO_INPUT;
  }
  const [bytes = new Uint8Array(), ...rest] = read.flatMap((result) =>
    result.status === "fulfilled" ? [result.value] : [],
  );
  const anchors = rest.slice(0, options.anchors.length).map(anchorOf);
  const original = rest[options.anchors.length];
  try {
    const report = await verifyPdf(bytes, {
      trust: { anchors },
      showNationalNumber: options.showNationalNumber,
      ...(original ? { original } : {}),
    });
    host.print(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
    return exitCodes[report.verdict];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    host.complain("An --anchor is not a readable certificate.");
    return USAGE;
  }
}

/** DER begins with a SEQUENCE (0x30); everything else is taken for PEM text. */
const anchorOf = (bytes: Uint8Array): string | Uint8Array =>
  bytes[0] === 0x30 ? bytes : new TextDecoder().decode(bytes);
