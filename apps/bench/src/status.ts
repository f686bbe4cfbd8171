// `pnpm --filter @sign/bench status`: status requests per second, beside a bare Hono route that opens one JWE, in one run.
import { Hono } from "hono";
import { base64url, CompactEncrypt, compactDecrypt } from "jose";
import { median, row } from "./figures";
import { startSession } from "./started-session";

const REQUESTS = 1_000;
const AT_A_TIME = 50;
const ROUNDS = 15;

type App = { fetch(request: Request): Response | Promise<Response> };

const kit = await startSession();
const answer = await (await kit.app.fetch(statusRequest(kit.token))).json();

/** The least a stateless server can do: open a JWE that says as much as the kit's, and answer as much JSON. */
const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
  "encrypt",
  "decrypt",
]);
const [, , , cipher = ""] = kit.token.split(".");
const claims = new TextEncoder().encode(
  JSON.stringify({ x: " ".repeat(base64url.decode(cipher).length - 8) }),
);
const sealed = await new CompactEncrypt(claims)
  .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
  .encrypt(key);
const bare = new Hono().get("/session", async (context) => {
  const token = context.req.header("authorization")?.slice("Bearer ".length) ?? "";
  const { plaintext } = await compactDecrypt(token, key);
  JSON.parse(new TextDecoder().decode(plaintext));
  return context.json(answer);
});

function statusRequest(token: string): Request {
  return new Request("https://kit.example/session", {
    headers: { Authorization: `Bearer ${token}` },
  });
}

interface Round {
  readonly rate: number;
  readonly processorMs: number;
}

/** One round with these tokens in turn: requests per second, and milliseconds of processor time per request, all threads. */
async function round(app: App, tokens: readonly string[]): Promise<Round> {
  const began = performance.now();
  const usedBefore = process.cpuUsage();
  let left = REQUESTS;
  const worker = async (): Promise<void> => {
    while (left-- > 0) {
      const response = await app.fetch(statusRequest(tokens[left % tokens.length] ?? ""));
      if (!response.ok) throw new Error(`${response.status}`);
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  const { user, system } = process.cpuUsage(usedBefore);
  return {
    rate: REQUESTS / ((performance.now() - began) / 1_000),
    processorMs: (user + system) / 1_000 / REQUESTS,
  };
}

/** The kit beside the bare route, in turn, so that both meet the same machine. */
async function beside(name: string, tokens: () => Promise<readonly string[]>): Promise<string> {
  const rounds: { readonly bare: Round; readonly kit: Round }[] = [];
  for (let count = 0; count <= ROUNDS; count++) {
    const own = await tokens();
    rounds.push({ bare: await round(bare, [sealed]), kit: await round(kit.app, own) });
  }
  rounds.shift();
  const of = (
    value: (pair: { readonly bare: Round; readonly kit: Round }) => number,
    digits = 0,
  ): string => median(rounds.map(value)).toFixed(digits);
  return row(
    name,
    of((pair) => pair.kit.rate),
    of((pair) => pair.bare.rate),
    of((pair) => pair.kit.rate / pair.bare.rate, 2),
    of((pair) => pair.kit.processorMs, 3),
    of((pair) => pair.bare.processorMs, 3),
  );
}

console.log(`${REQUESTS} status requests, ${AT_A_TIME} at a time, ${ROUNDS} rounds, medians\n`);
console.log(
  row(
    "token",
    "kit, per second",
    "bare, per second",
    "ratio",
    "kit, CPU ms each",
    "bare, CPU ms each",
  ),
);
console.log(row("---", "---", "---", "---", "---", "---"));
console.log(await beside("comes again, as browsers send it", async () => [kit.token]));
console.log(await beside("always for the first time", () => kit.freshTokens(REQUESTS)));
