import { utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { announce, createHarness, type Harness, pdfOf, secrets } from "../../test/harness";
import { type AuditEntry, hashOf, macOf } from "./audit-entry";
import { verifyAudit } from "./verify-audit";

/* The records are written by the kit itself, in sessions that end cancelled. */

const documents = ["lease", "annex", "plan"].map((title) => ({
  name: `${title}.pdf`,
  bytes: pdfOf(title),
}));
const route = { authorize: () => ({ user: 7 }), subject: () => "user 7" };
let record: readonly AuditEntry[];
let foreign: readonly AuditEntry[];
beforeAll(async () => {
  const harness = createHarness({ routes: { upload: route } });
  record = await cancelled(harness);
  foreign = await cancelled(harness);
});

async function cancelled(harness: Harness): Promise<readonly AuditEntry[]> {
  const before = harness.audit.length;
  let { token } = (await harness.create(documents)).body;
  for (const [index, { bytes }] of documents.entries()) {
    token = (await harness.upload(token, index, bytes)).body.token;
  }
  ({ token } = (await harness.start(token, [{ document: 1, page: 1, x: 30, y: 40 }])).body);
  harness.gateway.session.status = "Cancelled";
  await harness.read(token);
  return harness.audit.slice(before);
}

const keyed = { secrets: ["an older secret, long enough to have been one", ...secrets] };
const faultOf = (entries: readonly unknown[], options = {}) => {
  const verdict = verifyAudit(entries, options);
  return verdict.ok ? null : [verdict.fault, verdict.at];
};
/** A record as a store gives it back. */
const stored = (entries: readonly AuditEntry[]) => JSON.parse(JSON.stringify(entries));
const anyEntry = () => fc.integer({ min: 0, max: record.length - 1 });

test("a record says who, when, which digests, what was asked and how it ended, and holds", () => {
  const digests = documents.map(({ name, bytes }) => announce(name, bytes).sha256);
  expect(record.map(({ seq, type, data }) => [seq, type, data])).toEqual([
    [
      0,
      "session.created",
      {
        route: "upload",
        locale: "nb",
        subject: "user 7",
        documents: documents.map(({ bytes }, at) => ({ size: bytes.length, sha256: digests[at] })),
      },
    ],
    ...digests.map((sha256, document) => [
      document + 1,
      "document.uploaded",
      {
        document,
        size: documents[document]?.bytes.length,
        sha256,
        pages: 1,
        signatures: 0,
        warnings: [],
      },
    ]),
    [4, "signing.started", { placements: [{ document: 1, page: 1, x: 30, y: 40 }], read: [] }],
    [
      5,
      "session.settled",
      {
        status: "cancelled",
        code: "cancelled_by_signer",
        documents: digests.map((sha256, document) =>
          expect.objectContaining({ document, sha256, signedSha256: null, signatures: [] }),
        ),
      },
    ],
  ]);
  const head = record.at(-1)?.hash ?? "";
  const good = { ok: true, length: 6, head, beside: 0 };
  expect(verifyAudit(stored(record))).toEqual(good);
  expect(verifyAudit(stored(record), { ...keyed, head })).toEqual(good);
  expect(verifyAudit([])).toMatchObject({ ok: true, length: 0 });
});

test("any change of any member of any entry is found, at that entry", () => {
  fc.assert(
    fc.property(anyEntry(), fc.nat(), fc.jsonValue(), (at, place, value) => {
      const changed = stored(record);
      const places: { readonly holder: Record<string, unknown>; readonly name: string }[] = [];
      const collect = (holder: Record<string, unknown>): void => {
        for (const [name, member] of Object.entries(holder)) {
          places.push({ holder, name });
          if (typeof member === "object" && member) collect(member as Record<string, unknown>);
        }
      };
      collect(changed[at]);
      const chosen = places[place % places.length];
      if (!chosen) throw new Error("an entry has members");
      fc.pre(JSON.stringify(chosen.holder[chosen.name]) !== JSON.stringify(value));
      chosen.holder[chosen.name] = value;
      expect(faultOf(changed, keyed)).toEqual([
        expect.stringMatching(/malformed|edited|forged/),
        at,
      ]);
    }),
    { numRuns: 500 },
  );
});

test("a member added, or taken away, is found", () => {
  for (const [at, entry] of record.entries()) {
    for (const name of Object.keys(entry)) {
      const { [name]: _, ...rest } = entry as unknown as Record<string, unknown>;
      expect(faultOf(record.with(at, rest as never))).toEqual(["malformed", at]);
    }
    expect(faultOf(record.with(at, { ...entry, more: 1 } as never))).toEqual(["malformed", at]);
    const data = { ...entry.data, more: 1 };
    expect(faultOf(record.with(at, { ...entry, data } as never))).toEqual(["edited", at]);
  }
});

test("an entry removed, moved, repeated or brought in from another session is found", () => {
  fc.assert(
    fc.property(anyEntry(), anyEntry(), (a, b) => {
      const one = record[a];
      const other = record[b];
      if (!one || !other) throw new Error("there are such entries");
      if (a < record.length - 1) expect(faultOf(record.toSpliced(a, 1))).not.toBeNull();
      if (a !== b) {
        expect(faultOf(record.with(a, other).with(b, one))).not.toBeNull();
        expect(faultOf(record.toSpliced(a, 1).toSpliced(b, 0, one))).not.toBeNull();
      }
      expect(faultOf(record.toSpliced(b, 0, one))).not.toBeNull();
      expect(faultOf(record.toSpliced(a, 0, ...foreign.slice(b, b + 1)))).not.toBeNull();
      expect(faultOf(record.with(a, foreign[a] as AuditEntry))).not.toBeNull();
    }),
  );
  expect(faultOf(record.toSpliced(2, 1))).toEqual(["missing", 2]);
  expect(faultOf(record.slice(1))).toEqual(["missing", 0]);
  expect(faultOf([...record].reverse())).toEqual(["out_of_order", 0]);
  expect(faultOf([...record, ...record])).toEqual(["repeated", record.length]);
  expect(faultOf([...record, ...foreign])).toEqual(["foreign", record.length]);
});

test("an end that is missing is found by whoever knows the head, and by nobody else", () => {
  const head = record.at(-1)?.hash ?? "";
  for (const length of record.keys()) {
    const cut = record.slice(0, length);
    expect(faultOf(cut, { head })).toEqual(["truncated", length]);
    expect(faultOf(cut)).toBeNull();
  }
});

test("a chain computed anew passes without the secret, and with it is seen through", () => {
  const rewrite = (secret: string): readonly AuditEntry[] => {
    let prev = "0".repeat(64);
    return record.map(({ hash: _, mac: __, ...entry }) => {
      const data = entry.type === "session.created" ? { ...entry.data, subject: "x" } : entry.data;
      const stated = { ...entry, prev, data: { ...data } };
      prev = hashOf(stated);
      return { ...stated, hash: prev, mac: macOf(prev, utf8ToBytes(secret)) } as AuditEntry;
    });
  };
  const forged = rewrite("a secret that the kit has never had, long enough");
  expect(faultOf(forged)).toBeNull();
  expect(faultOf(forged, keyed)).toEqual(["forged", 0]);
  expect(faultOf(rewrite(secrets[0]), keyed)).toBeNull();
});

test("steps done twice stand beside the record and break nothing", async () => {
  const first = createHarness({ routes: { upload: route } });
  const second = createHarness({ routes: { upload: route } }, first.gateway);
  const [document] = documents;
  if (!document) throw new Error("there are documents");
  const { token } = (await first.started(document)).body;
  first.gateway.session.status = "Cancelled";
  await first.read(token);
  second.now += 5_000;
  await second.read(token);
  const both = [...first.audit, ...second.audit];
  expect(verifyAudit(both, keyed)).toMatchObject({ ok: true, length: 4, beside: 1 });
  const head = first.audit.at(-1)?.hash ?? "";
  expect(verifyAudit(both, { ...keyed, head })).toMatchObject({ ok: true, head, beside: 1 });
});

test("an instance without the newest secret yet writes what the others can verify", async () => {
  const old = createHarness({ routes: { upload: route } });
  const rotated = ["a newer secret of a test, long enough to be one", ...secrets] as const;
  const renewed = createHarness({ routes: { upload: route }, secrets: rotated }, old.gateway);
  const [document] = documents;
  if (!document) throw new Error("there are documents");
  const { token } = (await old.create([document])).body;
  await renewed.upload(token, 0, document.bytes);
  const whole = [...old.audit, ...renewed.audit];
  expect(verifyAudit(whole, { secrets: rotated })).toMatchObject({ ok: true, length: 2 });
  expect(faultOf(whole, { secrets })).toEqual(["forged", 1]);
});

test("a listener that throws or rejects disturbs nothing", async () => {
  for (const onAudit of [
    () => {
      throw new Error("of the listener");
    },
    () => Promise.reject(new Error("of the listener")),
  ]) {
    expect((await createHarness({ onAudit }).started(...documents)).status).toBe(200);
  }
});
