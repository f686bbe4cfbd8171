#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { usage, verifyCommand } from "./command/verify-command";

function optionsOf(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      original: { type: "string" },
      anchor: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      "show-national-number": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return { ...values, files: positionals };
}

async function main(): Promise<number> {
  let given: ReturnType<typeof optionsOf>;
  try {
    given = optionsOf(process.argv.slice(2));
  } catch {
    console.error(usage);
    return 64;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  return verifyCommand(
    {
      files: given.files,
      original: given.original,
      anchors: given.anchor,
      json: given.json,
      showNationalNumber: given["show-national-number"],
    },
    {
      readFile: (path) => readFile(path),
      print: (text) => process.stdout.write(text),
      complain: (text) => console.error(text),
    },
  );
}

process.exitCode = await main();
