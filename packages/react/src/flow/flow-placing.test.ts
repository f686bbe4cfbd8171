import type { PlacementPolicy } from "@sign/protocol";
import { expect, test, vi } from "vitest";
import { examplePdf, type FakeSignClientOptions } from "../testing";
import { pdf, place, setUp } from "./flow-harness";

const at = (document: number, x: number) => ({ document, page: 1, x, y: 0 });
const settled = (document: number, pages: number) => ({ document, pages, anchored: true });

/** A flow of two documents that are being placed, and what it starts with. */
async function placing(options: FakeSignClientOptions = {}) {
  const setup = setUp(options);
  const start = vi.spyOn(setup.client, "start");
  await place(setup, pdf("a.pdf"), pdf("b.pdf", 2));
  return { ...setup, sent: () => start.mock.calls[0]?.[1] };
}

test("a start sends where the seals are, and which documents were read with their pages", async () => {
  const { flow, reach, sent } = await placing();
  flow.settle(settled(0, 3), at(0, 5));
  flow.settle(settled(1, 1), at(1, 5));
  flow.place(at(0, 7));
  flow.markRead(0);
  flow.start();
  await reach("redirecting");
  expect(sent()).toEqual({
    placements: [at(0, 7), at(1, 5)],
    read: [{ document: 0, pages: 3 }],
  });
});

test("where all must be read, nothing is sent before", async () => {
  const { flow, reach, client } = await placing({ requireRead: true });
  flow.settle(settled(0, 1), at(0, 5));
  flow.settle(settled(1, 2), at(1, 5));
  flow.markRead(1);
  flow.start();
  expect(flow.getState().status).toBe("placing");
  expect(client.calls).not.toContain("create");
  flow.markRead(0);
  flow.start();
  await reach("redirecting");
});

const spots = [{ page: 1, x: 5, y: 0 }];
test.each<[string, PlacementPolicy, object[]]>([
  ["none", { mode: "none" }, []],
  ["fixed", { mode: "fixed", spots }, [at(0, 5), at(1, 5)]],
  ["suggested", { mode: "suggested", spots }, [at(0, 9), at(1, 5)]],
  ["free", { mode: "free" }, [at(0, 9), at(1, 5)]],
])("under a policy of %s the start sends what that allows", async (_, policy, expected) => {
  const { flow, reach, sent } = await placing({ placement: policy });
  expect(flow.getState()).toMatchObject({ policy });
  flow.settle(settled(0, 1), at(0, 5));
  flow.settle(settled(1, 2), at(1, 5));
  flow.place(at(0, 9));
  flow.start();
  await reach("redirecting");
  expect(sent()).toMatchObject({ placements: expected });
});

test("a start that fails leaves what was placed, read and to be undone", async () => {
  const { flow, reach, client } = await placing();
  flow.settle(settled(0, 1), at(0, 5));
  flow.place(at(0, 6));
  flow.markRead(0);
  client.failNext("create", new Error("down"));
  vi.stubGlobal("reportError", () => {});
  flow.start();
  await reach("starting");
  await reach("placing");
  vi.unstubAllGlobals();
  expect(flow.getState()).toMatchObject({ placements: [at(0, 6)], read: [0] });
  flow.undoPlacement();
  expect(flow.getState()).toMatchObject({ placements: [at(0, 5)] });
});

test("the policy of a session whose documents the server gives comes with the session", async () => {
  const { flow, reach, client } = setUp({ source: "server", given: [examplePdf(["Lease"])] });
  const create = client.create;
  vi.spyOn(client, "create").mockImplementation(async (...call) => ({
    ...(await create(...call)),
    placement: { mode: "fixed", spots },
  }));
  flow.open({ route: "lease" });
  expect(await reach("placing")).toMatchObject({ policy: { mode: "fixed", spots } });
});
