import { createPdf } from "@sign/simulator/fixtures";
import { beforeAll, expect, test } from "vitest";
import { createAuthority } from "../../../simulator/src/pades/authority";
import { signPdf } from "../../../simulator/src/pades/sign-pdf";
import { type CommandOptions, verifyCommand } from "./verify-command";

const files: Record<string, Uint8Array> = {};
const text = (content: string) => new TextEncoder().encode(content);

beforeAll(async () => {
  const authority = await createAuthority();
  const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
  const upload = createPdf();
  const signed = await signPdf(upload, { authority, signer, at: new Date() });
  const tampered = signed.slice();
  tampered[200] = (tampered[200] ?? 0) ^ 1;
  const root = text(authority.anchors.join("\n"));
  Object.assign(files, { upload, signed, tampered, root, nonsense: text("no certificate") });
});

async function run(file: string | null, options: Partial<CommandOptions> = {}) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await verifyCommand(
    {
      files: file === null ? [] : [file],
      anchors: [],
      json: false,
      showNationalNumber: false,
      ...options,
    },
    {
      async readFile(path) {
        const bytes = files[path];
        if (!bytes) throw new Error("ENOENT");
        return bytes;
      },
      print: (line) => printed.push(line),
      complain: (line) => complaints.push(line),
    },
  );
  return { code, printed: printed.join(""), complaints: complaints.join("") };
}

test("a good file passes, and the report says who signed, when and under which root", async () => {
  const { code, printed } = await run("signed", { anchors: ["root"], original: "upload" });
  expect(code).toBe(0);
  expect(printed).toMatch(/^PASSED\n/);
  expect(printed).toContain("exact-prefix");
  expect(printed).toContain("Hansen, Sanna");
  expect(printed).toContain("confirmed by a timestamp");
  expect(printed).not.toContain("12829025475");
});

test("without an anchor the verdict is indeterminate, and says so in its exit code", async () => {
  const { code, printed } = await run("signed");
  expect(code).toBe(2);
  expect(printed).toContain("issuer_not_trusted");
});

test("an altered and an unsigned file fail", async () => {
  expect((await run("tampered", { anchors: ["root"] })).code).toBe(1);
  const unsigned = await run("upload");
  expect(unsigned.code).toBe(1);
  expect(unsigned.printed).toContain("unsigned");
});

test("as JSON it is the report itself, the national number in clear only when asked for", async () => {
  const { printed } = await run("signed", { json: true, showNationalNumber: true });
  expect(JSON.parse(printed).signatures[0].signer.nationalNumber).toBe("12829025475");
});

test.each([
  ["no file", null, {}, 64],
  ["two files", "signed", { files: ["signed", "upload"] }, 64],
  ["a file that is not there", "nowhere.pdf", {}, 66],
  ["an original that is not there", "signed", { original: "nowhere.pdf" }, 66],
  ["an anchor that is no certificate", "signed", { anchors: ["nonsense"] }, 64],
] as const)("%s is a complaint and prints no report", async (_, file, options, expected) => {
  const { code, printed, complaints } = await run(file, options);
  expect(code).toBe(expected);
  expect(printed).toBe("");
  expect(complaints).not.toBe("");
});
