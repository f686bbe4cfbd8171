#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { doctorCommand, doctorUsage } from "./doctor/doctor-command";

function wordsOf(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      environment: { type: "string" },
      origin: { type: "string", multiple: true, default: [] },
      "base-url": { type: "string" },
      anchor: { type: "string", multiple: true, default: [] },
      "max-bytes": { type: "string" },
      "deployed-at": { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (positionals.join(" ") !== "doctor" && !values.help) throw new TypeError("no such command");
  return values;
}

/** The version of a package that is installed, by the nearest package.json that names it. */
async function versionOf(name: string): Promise<string | null> {
  try {
    let folder = createRequire(import.meta.url).resolve(name);
    while (folder !== dirname(folder)) {
      folder = dirname(folder);
      const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
      const found = JSON.parse(text);
      if (found.name === name) return found.version;
    }
  } catch {}
  return null;
}

async function main(): Promise<number> {
  let given: ReturnType<typeof wordsOf>;
  try {
    given = wordsOf(process.argv.slice(2));
  } catch {
    console.error(doctorUsage);
    return 64;
  }
  if (given.help) {
    console.log(doctorUsage);
    return 0;
  }
  return doctorCommand(
    {
      environment: given.environment,
      origins: given.origin,
      baseUrl: given["base-url"],
      anchors: given.anchor,
      maxBytes: given["max-bytes"],
      deployedAt: given["deployed-at"],
      json: given.json,
    },
    {
      variables: process.env,
      fetch: (url, init) => fetch(url, init),
      clock: Date.now,
      honoVersion: await versionOf("hono"),
      readFile: (path) => readFile(path),
      print: (text) => process.stdout.write(text),
      complain: (text) => console.error(text),
    },
  );
}

process.exitCode = await main();
