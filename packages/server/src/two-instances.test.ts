import { documentPath, paths, RESUME_PARAMETER, type SessionAnswer } from "@sign/protocol";
import { createAuthority, testUsers } from "@sign/simulator";
import { beforeAll, describe, expect, test } from "vitest";
import { type Cluster, createCluster, type Mishap } from "../test/cluster";
import { mount, page, pdfOf, secrets } from "../test/harness";
import { verifyAudit } from "./index";
import { createMemoryOnceStore } from "./once-store";
import type { Route } from "./route";

/*
 * Every journey is walked once for each of its requests and each mishap, and must end well: signed, handed over, saved, and with a record
 * that holds.
 */

const documents = ["lease", "annex"].map((title) => ({
  name: `${title}.pdf`,
  bytes: pdfOf(title),
}));
const [aksel] = testUsers;
let authority: Awaited<ReturnType<typeof createAuthority>>;
beforeAll(async () => {
  authority = await createAuthority();
});

interface Journey {
  readonly source: "upload" | "server";
  readonly comesBack: "to the same browser" | "to another browser" | "never";
  readonly onceStore: "shared" | "own";
}

interface Walk {
  readonly cluster: Cluster;
  readonly status: string;
  readonly saved: readonly number[];
  /** The keys that `onSigned` was called with. */
  readonly keys: readonly string[];
  readonly session: string;
}

async function begin(client: Cluster["client"], { source }: Journey) {
  let { token } = (await client.create(source === "upload" ? documents : [])).body;
  for (const [index, { bytes }] of source === "upload" ? documents.entries() : []) {
    ({ token } = (await client.upload(token, index, bytes)).body);
  }
  return client.start(token, [{ document: 0, page: 1, x: 30, y: 40 }]);
}

async function walk(journey: Journey, at: number, mishap: Mishap): Promise<Walk> {
  const keys: string[] = [];
  const handles: string[] = [];
  const rules: Route = {
    authorize: () => ({ user: 7 }),
    onStarted: ({ settleHandle }) => handles.push(settleHandle),
    async onSigned(signed) {
      for (const { bytes } of signed.documents) await bytes();
      keys.push(signed.session);
    },
    ...(journey.source === "server" ? { documents: () => documents } : {}),
  };
  const shared = journey.onceStore === "shared";
  const cluster = await createCluster(
    {
      routes: { upload: rules },
      ...(shared ? { onceStore: createMemoryOnceStore(() => Date.now()) } : {}),
    },
    at,
    mishap,
    authority,
  );
  const { client, simulator } = cluster;

  let started = await begin(client, journey);
  if (started.body.error?.code === "already_started") {
    // The gateway tells the link once, and the instance that heard it is gone: nobody can sign that session, so it is begun again.
    started = await begin(client, journey);
  }
  expect(started.body.error).toBeUndefined();
  const left = await simulator.signAs(started.body.redirectUrl, aksel);

  if (journey.comesBack === "never") {
    let status = "waiting";
    for (let time = 0; time < 3 && status !== "signed"; time++) {
      client.now += 2_000;
      ({ status } = await cluster.instance().settle(handles.at(-1) ?? ""));
    }
    return { cluster, status, saved: [], keys, session: started.body.session.id };
  }

  const back = await client.send("GET", new URL(left).pathname.slice(mount.length));
  const location = new URL(back.headers.get("location") ?? "");
  expect(location.href.split("#")[0]).toBe(page);
  const handle = new URLSearchParams(location.hash.slice(1)).get(RESUME_PARAMETER) ?? "";
  const cookie = journey.comesBack === "to the same browser" ? started.cookie : null;
  const resumed = await client.resume(handle, { cookie });
  if (resumed.body.error) {
    return { cluster, status: resumed.body.error.code, saved: [], keys, session: "" };
  }
  const { token } = resumed.body;
  let status = "waiting";
  for (let time = 0; time < 5 && status !== "signed"; time++) {
    client.now += 2_000;
    const { body } = await client.json<SessionAnswer>("GET", paths.session, undefined, { token });
    ({ status } = body.session);
  }
  const saved: number[] = [];
  for (const index of documents.keys()) {
    const answer = await client.send("GET", documentPath(index, "signed"), { token });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const original = documents[index]?.bytes ?? new Uint8Array();
    expect(bytes.subarray(0, original.length)).toEqual(original);
    saved.push(answer.status);
  }
  return { cluster, status, saved, keys, session: started.body.session.id };
}

function expectGoodEnd({ cluster, status, keys, session }: Walk, title: string): void {
  expect(status, title).toBe("signed");
  expect(keys.length, title).toBeGreaterThanOrEqual(1);
  expect(new Set(keys), title).toEqual(new Set([session]));
  // A store keeps an entry under its hash: two instances at the same millisecond write the same one.
  const entries = cluster.audit.filter((entry) => entry.session === session);
  const stored = [...new Map(entries.map((entry) => [entry.hash, entry])).values()];
  expect(verifyAudit(stored, { secrets }), title).toMatchObject({ ok: true });
  expect(cluster.errors, title).toEqual([]);
}

const journeys: readonly Journey[] = [
  { source: "upload", comesBack: "to the same browser", onceStore: "own" },
  { source: "server", comesBack: "to the same browser", onceStore: "own" },
  { source: "upload", comesBack: "to another browser", onceStore: "own" },
  { source: "server", comesBack: "to another browser", onceStore: "own" },
  { source: "upload", comesBack: "never", onceStore: "own" },
];

describe.each(journeys)("$source documents, the person comes back $comesBack", (journey) => {
  test.each<Mishap>(["dead before", "answer lost"])(
    "an instance that is %s, at any step, is not noticed",
    async (mishap) => {
      const undisturbed = await walk(journey, -1, mishap);
      expectGoodEnd(undisturbed, "undisturbed");
      const steps = undisturbed.cluster.requests;
      expect(steps).toBeGreaterThan(3);
      for (let at = 0; at < steps; at++) {
        const disturbed = await walk(journey, at, mishap);
        expectGoodEnd(disturbed, `${mishap} at request ${at} of ${steps}`);
        if (journey.comesBack !== "never") expect(disturbed.saved).toEqual([200, 200]);
      }
    },
  );
});

test("with a shared store a handle is good once, even when the answer was lost, and the first browser goes on", async () => {
  const journey: Journey = {
    source: "upload",
    comesBack: "to another browser",
    onceStore: "shared",
  };
  const { cluster, ...undisturbed } = await walk(journey, -1, "answer lost");
  expectGoodEnd({ cluster, ...undisturbed }, "undisturbed");
  const ends: string[] = [];
  for (let at = 0; at < cluster.requests; at++) {
    ends.push((await walk(journey, at, "answer lost")).status);
  }
  expect(ends.filter((status) => status !== "signed")).toEqual(["handle_used"]);
  const same: Journey = { ...journey, comesBack: "to the same browser" };
  for (let at = 0; at < cluster.requests; at++) {
    expectGoodEnd(await walk(same, at, "answer lost"), `at ${at}`);
  }
});

test("with a store of its own each instance takes a handle once", async () => {
  const cluster = await createCluster(
    { routes: { upload: { authorize: () => ({}) } } },
    -1,
    "dead before",
    authority,
  );
  const { client } = cluster;
  const { body } = await client.started(...documents);
  const statuses: number[] = [];
  for (let time = 0; time < 4; time++) statuses.push((await client.resume(body.resume)).status);
  expect(statuses).toEqual([200, 200, 410, 410]);
});
