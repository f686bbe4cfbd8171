import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TIMEOUT_MS = 20_000;

/** What poppler's `pdfsig` says of one file, read in its favour: document timestamps, which it cannot judge, are left out. */
export interface PdfsigVerdict {
  /** Every signature it can judge is valid and, where it was given roots, trusted. */
  readonly valid: boolean;
  /** One of the signatures covers the file to its end. */
  readonly total: boolean;
  readonly text: string;
}

/** The version line of the installed `pdfsig`; `undefined` where there is none. */
export function pdfsigVersion(): string | undefined {
  const { status, stderr, stdout } = spawnSync("pdfsig", ["-v"], { encoding: "utf8" });
  return status === null ? undefined : `${stdout}${stderr}`.split("\n")[0];
}

/** Makes an NSS database in `folder` that trusts these roots (PEM), and gives the arguments that name it; `-nocert` where `certutil` (NSS tools) is missing or fails. */
export function pdfsigTrust(folder: string, roots: readonly string[]): readonly string[] {
  const database = `sql:${join(folder, "nss")}`;
  mkdirSync(join(folder, "nss"));
  const certutil = (...parameters: string[]): boolean =>
    spawnSync("certutil", [...parameters, "-d", database]).status === 0;
  let made = certutil("-N", "--empty-password");
  for (const [index, root] of roots.entries()) {
    const path = join(folder, `root-${index}.pem`);
    writeFileSync(path, root);
    made &&= certutil("-A", "-n", `root-${index}`, "-t", "CT,C,C", "-i", path);
  }
  return made ? ["-nssdir", database] : ["-nocert"];
}

/** Runs `pdfsig` on a file with the arguments of {@link pdfsigTrust}; at most 20 s. It judges at the clock of the machine. Online OCSP stays on: with `-no-ocsp`, 22.12 trusts no chain. */
export function runPdfsig(path: string, trust: readonly string[]): PdfsigVerdict {
  const { error, signal, stdout } = spawnSync("pdfsig", [...trust, path], {
    encoding: "latin1",
    timeout: TIMEOUT_MS,
  });
  if (error || signal)
    return { valid: false, total: false, text: `ended with ${signal ?? "error"}` };
  const texts = (label: string): string[] =>
    [...stdout.matchAll(new RegExp(`- ${label}: (.*?)\\.?$`, "gm"))].map(([, text = ""]) => text);
  const judged = texts("Signature Validation").filter((text) => !/not yet been/.test(text));
  if (judged.length === 0) return { valid: false, total: false, text: "no signature judged" };
  const bad =
    judged.find((text) => text !== "Signature is Valid") ??
    texts("Certificate Validation").find((text) => text !== "Certificate is Trusted");
  const total = stdout.includes("  - Total document signed");
  const good = trust[0] === "-nocert" ? "valid" : "valid, trusted";
  return { valid: !bad, total, text: bad ?? (total ? good : `${good}, not total document`) };
}
