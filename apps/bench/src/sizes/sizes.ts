// `pnpm --filter @sign/bench sizes`: what the built packages weigh, beside their peers, through one bundler in one run.
// `--budgets` leaves the peers out, which are installed from the registry. Exit code 1 when a part is over its budget.
import { parseArgs } from "node:util";
import { row } from "../figures";
import { budgets, overruns } from "./budgets";
import { measureKit } from "./kit-sizes";
import { measurePeers } from "./peer-sizes";

const kilobytes = (bytes: number | undefined): string =>
  bytes === undefined ? "" : (bytes / 1000).toFixed(1);

const { values } = parseArgs({ options: { budgets: { type: "boolean", default: false } } });

const sizes = await measureKit();
console.log("kB (1000 bytes) after esbuild's minification and gzip at level 9, without React\n");
console.log(row("the kit", "kB", "limit", "aim"));
console.log(row("-", "-", "-", "-"));
for (const [name, bytes] of Object.entries(sizes)) {
  const { limit, aim } = budgets[name] ?? {};
  const missed = aim !== undefined && bytes > aim ? ", missed" : "";
  console.log(row(name, kilobytes(bytes), kilobytes(limit), kilobytes(aim) + missed));
}

if (!values.budgets) {
  console.log();
  console.log(row("peer", "imported", "first load, kB", "later, kB", "beside", "not counted"));
  console.log(row("-", "-", "-", "-", "-", "-"));
  for (const { name, version, use, first, later, beside, leavesOut } of await measurePeers()) {
    const weights = [kilobytes(first), kilobytes(later)];
    console.log(row(`${name} ${version}`, use, ...weights, beside, leavesOut));
  }
}

const wrong = overruns(sizes);
console.log(wrong.length === 0 ? "\nEvery part is within its limit." : `\n${wrong.join("\n")}`);
process.exit(wrong.length === 0 ? 0 : 1);
