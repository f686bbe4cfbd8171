import { documentPath, type Session } from "@sign/protocol";
import {
  createAuthority,
  createSimulator,
  type ScenarioName,
  type Simulator,
} from "@sign/simulator";
import type { SignEvent } from "../../src/index";
import { type Clockwork, createClockwork } from "../clockwork";
import { type Answer, createHarness, type Harness, pdfOf } from "../harness";
import type { FaultCase, FaultGroup, FaultOutcome } from "./fault-case";
import { BEFORE_MS, START } from "./fault-time";

/** A kit and a simulated gateway at the point where a fault is to happen. */
export interface FaultStage {
  readonly simulator: Simulator;
  readonly harness: Harness;
  readonly time: Clockwork;
  /** Where the person signs; empty before the start. */
  readonly redirectUrl: string;
  /** Reads the status once while a scenario holds, and lets 2 s pass, or as many milliseconds. */
  readUnder(scenario: ScenarioName, ms?: number): Promise<void>;
}

const authority = createAuthority({ now: () => new Date(START) });

const callAt = (method: string | undefined, url: string): string => {
  if (url.includes("/folders/")) return "download";
  if (method === "GET") return "read";
  if (url.endsWith("/files")) return "upload";
  return url.endsWith("/sign") ? "start" : "create";
};

/** `a, a, b` as `a ×2, b`. */
const inShort = (words: readonly string[], between: string): string => {
  const runs: { word: string; times: number }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.word === word) last.times++;
    else runs.push({ word, times: 1 });
  }
  return runs.map(({ word, times }) => (times > 1 ? `${word} ×${times}` : word)).join(between);
};

function eventText(event: SignEvent): string | null {
  switch (event.type) {
    case "gateway.error": {
      const seen = event.status ?? event.cause ?? "no answer";
      return `gateway.error ${seen} ${event.code}${event.againInMs === null ? "" : " ↻"}`;
    }
    case "gateway.reconciled":
      return `gateway.reconciled ${event.call}`;
    case "key.switched":
      return `key.switched ${event.key}`;
    case "session.settled":
      return `session.settled ${event.status}${event.code ? ` ${event.code}` : ""}`;
    case "circuit.opened":
    case "circuit.closed":
      return event.type;
    default:
      return null;
  }
}

function answerText({ status, headers, body }: Answer<{ readonly session?: Session }>): string {
  const wait = headers.get("retry-after");
  const { error, session } = body;
  if (error) return `${status} ${error.code}${wait ? `, Retry-After ${wait}` : ""}`;
  if (!session) return `${status} PDF`;
  const isUploaded = session.documents.some((document) => document.status === "uploaded");
  const word = session.status === "preparing" && isUploaded ? "uploaded" : session.status;
  return `${status} ${word}${session.error ? ` ${session.error.code}` : ""}`;
}

/** How many documents lie at the gateway more than once. */
async function countTwins({ baseUrl, productKeys, fetch }: Simulator, id: string): Promise<number> {
  const url = `${baseUrl}/api/v5/sessions/signing/${id}`;
  const answer = await fetch(url, { headers: { "Zs-Product-Key": productKeys[1] } });
  if (!answer.ok) return 0;
  const names = (await answer.json()).result.inputFiles.map((file: { name: string }) => file.name);
  return names.length - new Set(names).size;
}

/** Lets one fault happen and tells what came of it. Afterwards no document may lie at the gateway twice. */
export async function playFault(
  { request }: Pick<FaultGroup, "request">,
  row: FaultCase,
): Promise<FaultOutcome & { readonly twins: number }> {
  const time = createClockwork(START);
  const now = time.timers.now;
  const simulator = createSimulator({
    authority: await authority,
    pause: time.pause,
    now: () => new Date(now() + (row.gatewayAheadMs ?? 0)),
    tellLinkAgain: row.tellsLink ?? false,
  });
  const calls: string[] = [];
  const harness = createHarness({
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: simulator.productKeys,
      timers: time.timers,
      fetch: time.busyDuring((url, init) => {
        calls.push(callAt(init.method, url));
        return simulator.fetch(url, init);
      }),
    },
    trust: { anchors: await simulator.anchors },
    clock: now,
  });

  const documents = Array.from({ length: row.documents ?? 1 }, (_, index) => ({
    name: `document-${index + 1}.pdf`,
    bytes: pdfOf(`document ${index + 1}`),
  }));
  let token = "";
  let id = "";
  let redirectUrl = "";
  if (request !== "create") {
    const { body } = await harness.create(documents);
    token = body.token;
    id = body.session.id;
  }
  if (request !== "create" && request !== "upload") {
    for (const [index, { bytes }] of documents.entries()) {
      token = (await harness.upload(token, index, bytes)).body.token;
    }
  }
  if (request === "status" || request === "file") {
    const { body } = await harness.start(token);
    token = body.token;
    redirectUrl = body.redirectUrl;
    if (row.signed || request === "file") await simulator.signAs(body.redirectUrl);
    if (request === "file") await harness.read(token);
  }
  time.pass(BEFORE_MS);

  const send = async (): Promise<string> => {
    const [first] = documents;
    if (request === "create") return answerText(await harness.create(documents));
    if (request === "start") return answerText(await harness.start(token));
    if (request === "status") return answerText(await harness.read(token));
    if (first && request === "upload") {
      return answerText(await harness.upload(token, 0, first.bytes));
    }
    const file = await harness.send("GET", documentPath(0, "signed"), { token });
    const { status, headers } = file;
    return answerText({ status, headers, cookie: null, body: file.ok ? {} : await file.json() });
  };
  const taken = async (): Promise<{ answer: string; calls: string; events: string }> => {
    calls.length = 0;
    harness.events.length = 0;
    const began = now();
    const answer = await time.run(send());
    const seconds = Math.round((now() - began) / 1_000);
    const duration = seconds >= 5 ? ` (${seconds} s)` : "";
    const events = harness.events.map(eventText).filter((text) => text !== null);
    return {
      answer,
      calls: (inShort(calls, ", ") || "none") + duration,
      events: inShort(events, "; ") || "none",
    };
  };

  const readUnder: FaultStage["readUnder"] = async (scenario, ms = 2_000) => {
    simulator.use(scenario);
    await time.run(harness.read(token));
    simulator.use(null);
    time.pass(ms);
  };
  await row.prepare?.({ simulator, harness, time, redirectUrl, readUnder });
  for (const [call, scenario] of row.script ?? []) simulator.once(call as "read", scenario);
  if (row.use) simulator.use(row.use);
  const outcome = await taken();
  const wait = Number(/Retry-After (\d+)/.exec(outcome.answer)?.[1] ?? 2);
  time.pass(row.laterMs ?? wait * 1_000);
  if (row.use && !row.stays) simulator.use(null);
  const again = await taken();
  const twins = id ? await countTwins(simulator, id) : 0;
  return { ...outcome, again: `${again.answer}: ${again.calls}`, twins };
}
