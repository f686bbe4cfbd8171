// `pnpm --filter @sign/bench verdicts`: every attack and good file of the verifier's tests, judged by us and by poppler's `pdfsig`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { verifyPdf } from "@sign/verify";
import { samplePeople } from "../../../../packages/verify/src/testing/people";
import { row } from "../figures";
import { type PdfsigVerdict, pdfsigTrust, pdfsigVersion, runPdfsig } from "../pdfsig";
import { withScratchFolder } from "../scratch-folder";
import { judgedSamples, type Sample } from "./samples";

interface Judged extends Sample {
  readonly ours: string;
  readonly finding: string;
  readonly pdfsig: PdfsigVerdict | undefined;
  /** The same with `-nocert`: the signatures alone. */
  readonly uncertified: PdfsigVerdict | undefined;
}

async function judgeAll(folder: string): Promise<Judged[]> {
  const { anchors } = await samplePeople();
  const version = pdfsigVersion();
  const trust = pdfsigTrust(folder, anchors);
  const given =
    trust[0] === "-nocert"
      ? "without certificates (`-nocert`): certutil is not installed"
      : "with an NSS database of the sample roots, at the clock of this machine";
  console.log(`Files: ${judgedSamples.length}. ${version ?? "No pdfsig"}, ${given}.\n`);
  const path = join(folder, "sample.pdf");
  const judged: Judged[] = [];
  for (const sample of judgedSamples) {
    const bytes = await sample.make();
    writeFileSync(path, bytes);
    const { verdict, findings } = await verifyPdf(bytes, { trust: { anchors }, now: sample.now });
    const [first] = findings.toSorted((a, b) => weight(a.severity) - weight(b.severity));
    judged.push({
      ...sample,
      ours: verdict,
      finding: first?.code ?? "",
      pdfsig: version ? runPdfsig(path, trust) : undefined,
      uncertified: version ? runPdfsig(path, ["-nocert"]) : undefined,
    });
  }
  return judged;
}

const weight = (severity: string): number => ["error", "warning", "info"].indexOf(severity);

function printTable(judged: readonly Judged[]): void {
  console.log(`${row("file", "kind", "ours", "first finding", "pdfsig")}\n${row(..."-----")}`);
  for (const { name, kind, ours, finding, pdfsig } of judged) {
    console.log(row(name, kind, ours, finding, pdfsig?.text ?? "not installed"));
  }
}

function printTotals(judged: readonly Judged[]): void {
  const attacks = judged.filter(({ kind }) => kind === "attack");
  const good = judged.filter(({ kind }) => kind === "good");
  const valid =
    (key: "pdfsig" | "uncertified", whole: boolean) =>
    (file: Judged): boolean =>
      file[key]?.valid === true && (file[key].total || !whole);
  const ours = ({ ours }: Judged): boolean => ours === "passed";
  const line = (reader: string, passes: (file: Judged) => boolean): string =>
    row(
      reader,
      `${attacks.filter((file) => !passes(file)).length} of ${attacks.length}`,
      `${good.filter(passes).length} of ${good.length}`,
    );
  console.log(`\n${row("", "attacks not passed", "good files passed")}\n${row(..."---")}`);
  console.log(line("ours", ours));
  if (pdfsigVersion()) {
    for (const [key, name] of [
      ["pdfsig", "pdfsig"],
      ["uncertified", "pdfsig -nocert"],
    ] as const) {
      console.log(line(`${name}: valid, total document signed`, valid(key, true)));
      console.log(line(`${name}: valid`, valid(key, false)));
    }
  }
  const open = good.filter(({ ours }) => ours === "indeterminate").length;
  const other = judged.filter(({ ours, expected }) => ours !== expected);
  console.log(`\nGood files left indeterminate by us: ${open}.`);
  console.log(`Our verdict is not the one due: ${other.length}.`);
  for (const { name, ours, expected } of other) console.log(`- ${name}: ${ours}, due ${expected}`);
  if (other.length > 0) process.exitCode = 1;
}

const judged = await withScratchFolder(judgeAll);
printTable(judged);
printTotals(judged);
