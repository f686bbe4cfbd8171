import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createAuthority } from "@sign/simulator";
import fc from "fast-check";
import { createAnswerCheck } from "../contract/check-answer";
import { operationFinder, readContract } from "../contract/described-contract";
import { type PlannedRequest, requestsFor } from "./requests";
import { createStage, type Stage } from "./stage";

/** What a run found. */
export interface FuzzReport {
  readonly requests: number;
  readonly seed: number;
  readonly faults: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
  /** How often each operation did what it is for. */
  readonly worked: ReadonlyMap<string, number>;
  readonly slowest: { readonly ms: number; readonly request: string };
  /** Megabytes (10^6 bytes) of heap in use after a collection, at the first batch and after each tenth of the run. */
  readonly heapMb: readonly number[];
}

/** No answer may take longer. */
const MOST_MS = 2_000;
const BATCH = 1_000;
const MOST_FAULTS = 10;
const PARTS = 10;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

function bodyOf({ body, streamed, breaksOff }: PlannedRequest): RequestInit["body"] {
  if (body === null || !(streamed || breaksOff)) return body;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (breaksOff && at >= bytes.length / 2) return controller.error(new Error("broke off"));
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + 4_096));
      at += 4_096;
    },
  });
}

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** A request as it can be read in a report: bodies and tokens by their beginnings. */
function inShort({ method, path, headers, body, streamed, breaksOff }: PlannedRequest): string {
  const text = body instanceof Uint8Array ? `${body.length} bytes` : cut(JSON.stringify(body));
  const how = [streamed ? "streamed" : "", breaksOff ? "broken off" : ""].join(" ");
  return [method, cut(path), ...headers.map((pair) => cut(pair.join(": "))), text, how].join(" | ");
}

async function send(stage: Stage, planned: PlannedRequest): Promise<Response> {
  const takesBody = !["GET", "HEAD"].includes(planned.method);
  const init: RequestInit & { duplex?: "half" } = {
    headers: planned.headers.map(([name, value]) => [name, value] as [string, string]),
    ...(takesBody ? { body: bodyOf(planned) ?? null, duplex: "half" } : {}),
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${MOST_MS} ms`)), MOST_MS);
  });
  try {
    return await Promise.race([stage.ask(planned.method, planned.path, init), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Sends `count` requests made from the kit's own description; the same seed makes the same requests. */
export async function runFuzz(count: number, seed: number): Promise<FuzzReport> {
  const stage = createStage(await createAuthority());
  const described: unknown = await (await stage.ask("GET", "/openapi.json")).json();
  const operations = readContract(described);
  const check = createAnswerCheck(operations);
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const worked = new Map<string, number>();
  const find = operationFinder(operations);
  let slowest: FuzzReport["slowest"] = { ms: 0, request: "" };
  const heap: number[] = [];
  const onRejection = (reason: unknown): void => void faults.push(`unhandled: ${String(reason)}`);
  process.on("unhandledRejection", onRejection);

  async function attempt(planned: PlannedRequest): Promise<void> {
    const began = performance.now();
    const answer = await send(stage, planned);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const ms = performance.now() - began;
    if (ms > slowest.ms) slowest = { ms, request: inShort(planned) };
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const found = check(planned, { status: answer.status, headers: answer.headers, bytes });
    if (answer.status >= 500) {
      const why = stage.faults.splice(0).map(String).join();
      throw new Error(`${answer.status} ${new TextDecoder().decode(bytes)} ${why}`);
    }
    if (found.length > 0) throw new Error(`${answer.status}: ${found.join(", ")}`);
    const id = answer.status < 400 ? find(planned.method, planned.path)?.id : undefined;
    if (id) worked.set(id, (worked.get(id) ?? 0) + 1);
  }

  for (let done = 0; done < count && faults.length < MOST_FAULTS; done += BATCH) {
    const living = await stage.populate();
    const property = fc.asyncProperty(requestsFor(operations, stage, living), attempt);
    const batch = seed + done / BATCH;
    const numRuns = Math.min(BATCH, count - done);
    const result = await fc.check(property, { numRuns, seed: batch, endOnFailure: true });
    if (result.failed) {
      const [planned] = result.counterexample ?? [];
      faults.push(
        `${String(result.errorInstance)} on ${planned && inShort(planned)} (seed ${batch})`,
      );
    }
    if (done + BATCH >= (heap.length * count) / PARTS) heap.push(heapMb());
  }
  // What was rejected and never awaited is told on a later turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off("unhandledRejection", onRejection);
  return {
    requests: [...statuses.values()].reduce((sum, each) => sum + each, 0),
    seed,
    faults,
    statuses,
    worked,
    slowest,
    heapMb: heap,
  };
}
