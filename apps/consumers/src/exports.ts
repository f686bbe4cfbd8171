// `pnpm --filter @sign/consumers exports`: compares what apps can import of the built packages with `exports.txt`, so that
// a change of it is seen in review. `--update` writes the file anew. Exit code 1 when they differ.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { publicApi } from "./public-api";

const file = join(import.meta.dirname, "../exports.txt");

/** The lines of one text that the other does not have, each after a sign and the entry that it belongs to. */
function linesOnlyIn(text: string, other: string, sign: string): readonly string[] {
  const placed = (whole: string): readonly string[] => {
    let entry = "";
    return whole.split("\n").map((line) => {
      if (!line.startsWith(" ")) entry = line;
      return line === entry ? line : `${entry}: ${line.trim()}`;
    });
  };
  const known = new Set(placed(other));
  return placed(text)
    .filter((line) => !known.has(line))
    .map((line) => `${sign} ${line}`);
}

const { values } = parseArgs({ options: { update: { type: "boolean", default: false } } });
const found = await publicApi();
if (values.update) {
  await writeFile(file, found);
} else {
  const expected = await readFile(file, "utf8");
  if (found !== expected) {
    const changes = [...linesOnlyIn(expected, found, "-"), ...linesOnlyIn(found, expected, "+")];
    console.error(changes.join("\n"));
    console.error(
      "\nThe exports changed. Meant so? pnpm --filter @sign/consumers exports --update",
    );
    process.exit(1);
  }
  console.log("The exports are those of exports.txt.");
}
