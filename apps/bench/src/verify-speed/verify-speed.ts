// `pnpm --filter @sign/bench verify-speed`: our verification beside a SHA-256 of the same bytes and poppler's `pdfsig`, in one run.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAuthority } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";
import { median, megabytes, row } from "../figures";
import { pdfsigTrust, pdfsigVersion, runPdfsig } from "../pdfsig";
import { withScratchFolder } from "../scratch-folder";
import { signAsTestUser } from "../simulator-signature";

const SIZES = [1_000_000, 10_000_000, 30_000_000];
const LEVELS = ["B-T", "B-LTA"] as const;
const ROUNDS = 31;
const oneFile = fileURLToPath(new URL("./one-file.ts", import.meta.url));

interface Measured {
  /** Milliseconds. */
  readonly digest: number;
  readonly verify: number;
  /** Resident bytes before the first verification, and the most up to its end. */
  readonly before: number;
  readonly most: number;
}

function measure(path: string, roots: string, moment: Date): Measured {
  const parameters = ["--import", "tsx", "--expose-gc", oneFile, path, roots];
  return JSON.parse(
    execFileSync(process.execPath, [...parameters, moment.toISOString(), String(ROUNDS)], {
      encoding: "utf8",
    }),
  );
}

function timePdfsig(path: string, trust: readonly string[]): string {
  if (!pdfsigVersion()) return "not installed";
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    runPdfsig(path, trust);
    times.push(performance.now() - began);
  }
  return median(times).toFixed(0);
}

await withScratchFolder(async (folder) => {
  const at = new Date();
  const authority = await createAuthority({ now: () => at });
  const roots = join(folder, "roots.json");
  const path = join(folder, "signed.pdf");
  writeFileSync(roots, JSON.stringify(authority.anchors));
  const trust = pdfsigTrust(folder, authority.anchors);
  console.log(`Medians of ${ROUNDS} rounds; ${pdfsigVersion() ?? "no pdfsig"} ${trust[0]}\n`);
  console.log(
    row(
      "MB",
      "level",
      "SHA-256 (ms)",
      "ours (ms)",
      "ratio",
      "pdfsig (ms)",
      "growth (MB)",
      "peak (MB)",
    ),
  );
  console.log(row(..."--------"));
  for (const size of SIZES) {
    const original = createPdf({ sizeBytes: size });
    for (const level of LEVELS) {
      writeFileSync(path, await signAsTestUser(original, { authority, level, at }));
      const { digest, verify, before, most } = measure(path, roots, at);
      const ratio = (verify / digest).toFixed(2);
      const times = [digest.toFixed(1), verify.toFixed(1), ratio, timePdfsig(path, trust)];
      console.log(row(size / 1e6, level, ...times, megabytes(most - before), megabytes(most)));
    }
  }
});
