import { documentStatusSchema, verdictSchema } from "@sign/protocol";
import { expect, test } from "vitest";
import type { Preview } from "./sign-dialog/previews";
import { exampleStates } from "./testing";
import type { SheetState } from "./viewer/page-sheet";

const code = import.meta.glob<string>(["./**/*.{ts,tsx}", "!./**/*.{test,stories}*.{ts,tsx}"], {
  query: "?raw",
  eager: true,
  import: "default",
});
const sheets = Object.values(
  import.meta.glob<string>("./styles/*.css", { query: "?raw", eager: true, import: "default" }),
).join("\n");

/** Every name of a union, which the compiler holds complete. */
const names = <Name extends string>(all: Readonly<Record<Name, true>>): string[] =>
  Object.keys(all);

const flow = Object.keys(exampleStates);

/** The values of the expressions that `data-state` is set from, where they are not written out on the spot. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  "state.status": flow,
  status: flow,
  "preview.status": names<Preview["status"]>({ opening: true, open: true, failed: true }),
  "document.status": documentStatusSchema.options,
  "report.verdict": verdictSchema.options,
  along: ["x", "y"],
  kind: ["info", "warning"],
  mode: ["fixed", "free", "none", "suggested"],
  place: ["beside", "over"],
};

/** The states of parts that are made without React. */
const madeStates: Readonly<Record<string, readonly string[]>> = {
  page: names<SheetState>({ complete: true, drawing: true, failed: true, incomplete: true }),
  mark: ["current"],
};

/** The opening tags of a component's source. */
function* tagsIn(source: string): Generator<string> {
  for (const { index } of source.matchAll(/<[a-zA-Z][\w.]*\s/g)) {
    let depth = 0;
    for (let at = index; at < source.length; at++) {
      const character = source[at];
      if (character === "{") depth++;
      if (character === "}") depth--;
      if (character === ">" && depth === 0) {
        yield source.slice(index, at);
        break;
      }
    }
  }
}

function statesIn(tag: string): readonly string[] {
  const [, literal, expression] = /data-state=(?:"([^"]+)"|\{([^}]+)\})/.exec(tag) ?? [];
  if (literal) return [literal];
  if (!expression) return [];
  const known = valuesOf[expression];
  if (known) return known;
  const written = [...expression.matchAll(/[?:] "([\w-]+)"/g)].map(([, name = ""]) => name);
  expect(written, `the states of ${tag}`).not.toEqual([]);
  return written;
}

/** Each part with its states and the folder of what makes it. */
function readParts(): Map<string, { readonly states: Set<string>; readonly folders: Set<string> }> {
  const parts = new Map<string, { states: Set<string>; folders: Set<string> }>();
  const note = (part: string, file: string, states: readonly string[]): void => {
    const entry = parts.get(part) ?? { states: new Set(), folders: new Set() };
    entry.folders.add(file.split("/")[1] ?? "");
    for (const state of states) entry.states.add(state);
    parts.set(part, entry);
  };
  for (const [file, source] of Object.entries(code)) {
    for (const tag of tagsIn(source)) {
      const part = /data-sign-part="([\w-]+)"/.exec(tag)?.[1];
      if (part) note(part, file, statesIn(tag));
    }
    const made = /makePart\([^)]*"([\w-]+)"\)|dataset\.signPart = "([\w-]+)"/g;
    for (const [, name, set] of source.matchAll(made)) {
      const part = name ?? set ?? "";
      note(part, file, madeStates[part] ?? []);
    }
  }
  return parts;
}

const quoted = (words: Iterable<string>): string =>
  [...words]
    .toSorted()
    .map((word) => `\`${word}\``)
    .join(", ");

test("the parts and states that stylesheets may rely on are those of PARTS.md", async () => {
  const rows = [...readParts()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([part, { states, folders }]) => `| \`${part}\` | ${quoted(states)} | ${quoted(folders)} |`,
    );
  const page = `# Parts

Every element of the kit carries \`data-sign-part\`, and \`data-state\` where it has states. Both are public: a name here changes
only with a major version. Style them in any layer after \`sign\`, or in none:

\`\`\`css
[data-sign-part="picker"][data-state="over"] {
  outline: 3px solid hotpink;
}
\`\`\`

Buttons in the dialog and the status carry \`data-kind\` (\`primary\`, \`secondary\`, \`quiet\`), and the card \`data-tone\` (\`neutral\`, \`good\`, \`bad\`).

| part | \`data-state\` | belongs to |
| --- | --- | --- |
${rows.join("\n")}
`;
  await expect(page).toMatchFileSnapshot("../PARTS.md");
});

test("no rule is for a part or a state that nothing makes", () => {
  const parts = readParts();
  const rules = sheets.matchAll(/\[data-sign-part="([\w-]+)"\](?:\[data-state="([\w-]+)"\])?/g);
  const unmade = [...rules].filter(([, part = "", state]) => {
    const made = parts.get(part);
    return !made || (state !== undefined && !made.states.has(state));
  });
  expect(unmade.map(([rule]) => rule)).toEqual([]);
});
