import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Response as BrowserResponse } from "@playwright/test";
import { signAs } from "@sign/simulator/testing";
import { z } from "zod";
import { download, pickFiles, review, signButton, status } from "./demo-page";
import { contract } from "./files";
import { expect, test } from "./journey";

interface Recorded {
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

async function record(response: BrowserResponse): Promise<Recorded> {
  const headers = JSON.stringify(await response.headersArray());
  const body = await response.body().catch(() => Buffer.alloc(0));
  return { url: response.url(), headers, body: body.toString("latin1") };
}

/** A secret as it would be found: as it is, or as the hexadecimal digits that a PDF writes binary data with. */
const holds = (text: string, secret: string): boolean =>
  text.includes(secret) ||
  text.toLowerCase().includes(Buffer.from(secret, "latin1").toString("hex"));

const isSignedPdf = ({ url }: Recorded): boolean => /\/documents\/\d+\/signed$/.test(url);

const handedOver = z.object({ token: z.string().optional(), resume: z.string().optional() });

/** Tokens and handles that an answer's JSON hands to the page. */
function secretsIn({ url, body }: Recorded): string[] {
  if (!url.includes("/api/sign/session") || !body.startsWith("{")) return [];
  const { token, resume } = handedOver.parse(JSON.parse(body));
  return [token, resume].filter((value) => value !== undefined);
}

test("keys, tokens and national numbers stay where they belong", async ({ page, demo, users }) => {
  const pending: Promise<Recorded>[] = [];
  page.on("response", (response) => pending.push(record(response)));

  await page.goto("/?lang=nb");
  await pickFiles(page, [contract()]);
  await review(page);
  await signButton(page).click();
  await signAs(page, "Aksel Herseth");
  await expect(status(page)).toContainText("Dokumentet er signert");
  const { path } = await download(page);
  const answers = await Promise.all(pending);
  expect(answers.length).toBeGreaterThan(15);

  const signer = users.find(({ name }) => name === "Aksel Herseth");
  if (!signer) throw new Error("no such test user");
  // The signed PDF holds the number in its certificate, as BankID's do: the search below can find it.
  expect(holds(await readFile(path, "latin1"), signer.nationalNumber)).toBe(true);

  const log = JSON.stringify(await demo.events()) + demo.output();
  const numbers = users.map((user) => user.nationalNumber);
  for (const secret of ["simulated-key-", ...numbers]) {
    const carriers = answers.filter(
      (answer) =>
        holds(answer.url, secret) ||
        holds(answer.headers, secret) ||
        (holds(answer.body, secret) && !isSignedPdf(answer)),
    );
    expect(carriers.map(({ url }) => url)).toEqual([]);
    expect(holds(log, secret)).toBe(false);
  }

  const tokens = answers.flatMap(secretsIn);
  expect(tokens.length).toBeGreaterThanOrEqual(3);
  for (const token of tokens) {
    const carriers = answers.filter(
      (answer) =>
        answer.url.includes(token) ||
        answer.headers.includes(token) ||
        (answer.body.includes(token) && !secretsIn(answer).includes(token)),
    );
    expect(carriers.map(({ url }) => url)).toEqual([]);
    expect(log).not.toContain(token);
  }
});

test("the built page contains no national number and no key", async ({ users }) => {
  const folder = fileURLToPath(new URL("../dist/client", import.meta.url));
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes("."));
  expect(names.length).toBeGreaterThan(3);
  const bundles = await Promise.all(names.map((name) => readFile(join(folder, name), "latin1")));
  for (const secret of ["simulated-key-", ...users.map((user) => user.nationalNumber)]) {
    expect(names.filter((_, at) => bundles[at]?.includes(secret))).toEqual([]);
  }
});
