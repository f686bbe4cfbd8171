import type { Browser } from "playwright";
import { median, row } from "../figures";
import { type Bench, ms, withPage } from "./bench-browser";

/** A way of opening: a contender, with what it may do before a file is chosen, or without. */
interface Column {
  readonly label: string;
  readonly name: string;
  readonly warm: boolean;
}

const fastest = (times: readonly number[]): number | null =>
  times.length > 0 ? Math.min(...times) : null;
const middle = (times: readonly number[]): number | null =>
  times.length > 0 ? median(times) : null;

/** Prints the time from choosing a file to its first page painted; every round opens each file in each way, in turn. */
export async function firstPages(
  browser: Browser,
  bench: Bench,
  files: readonly string[],
  names: readonly string[],
  rounds: number,
): Promise<void> {
  const columns: Column[] = names.map((name) => ({ label: name, name, warm: false }));
  if (names.includes("sign")) columns.push({ label: "sign, warm", name: "sign", warm: true });
  const compared = ["bare pdf.js", "react-pdf"].filter((name) => names.includes(name));
  console.log(
    `\nFile chosen → first page painted, ms: median (fastest) of ${rounds} fresh pages, in turn\n`,
  );
  const ratios = compared.map((name) => `sign, warm / ${name}`);
  console.log(row("", ...columns.map(({ label }) => label), ...ratios));
  console.log(row("-", ...columns.map(() => "-"), ...ratios.map(() => "-")));
  for (const file of files) {
    const times = new Map<string, number[]>(columns.map(({ label }) => [label, []]));
    const givenUp = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      for (const { label, name, warm } of columns) {
        if (givenUp.has(label)) continue;
        const time = await withPage(browser, bench, name, file, (page) =>
          page.evaluate((warm) => window.harness.firstPage(warm), warm),
        );
        if (time === null) givenUp.add(label);
        else times.get(label)?.push(time);
      }
    }
    const of = (label: string): readonly number[] => times.get(label) ?? [];
    const ratio = (other: string, measure: typeof middle): string => {
      const [ours, theirs] = [measure(of("sign, warm")), measure(of(other))];
      return ours !== null && theirs !== null ? (ours / theirs).toFixed(2) : "–";
    };
    console.log(
      row(
        file,
        ...columns.map(({ label }) => `${ms(middle(of(label)))} (${ms(fastest(of(label)))})`),
        ...compared.map((name) => `${ratio(name, middle)} (${ratio(name, fastest)})`),
      ),
    );
  }
}
