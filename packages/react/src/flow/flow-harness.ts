import { expect, vi } from "vitest";
import {
  createFakePage,
  createFakeSignClient,
  examplePdf,
  type FakePage,
  type FakeSignClient,
  type FakeSignClientOptions,
} from "../testing";
import { createSignFlow, type FlowSettings } from "./flow";
import type { FlowState } from "./state";

type Options = Omit<FlowSettings, "page">;

/** Waits until the check passes, looking often. */
export const waitFor = (check: () => void): Promise<void> => vi.waitFor(check, { interval: 5 });

/** A PDF of this name with so many lines of text. */
export const pdf = (name: string, lines = 1): File =>
  new File([examplePdf(Array.from({ length: lines }, (_, index) => `Line ${index}`))], name);

/** How often the client was asked this. */
export const count = ({ calls }: FakeSignClient, name: FakeSignClient["calls"][number]): number =>
  calls.filter((call) => call === name).length;

/** A flow on a page that exists already, as after a reload. */
export function flowOn(page: FakePage, client: FakeSignClient, options: Options = {}) {
  const flow = createSignFlow({ ...options, client, page });
  const states: FlowState[] = [];
  flow.subscribe(() => states.push(flow.getState()));
  const reach = async (status: FlowState["status"]): Promise<FlowState> => {
    await waitFor(() => expect(flow.getState().status).toBe(status));
    return flow.getState();
  };
  const reachMatch = (expected: object): Promise<void> =>
    waitFor(() => expect(flow.getState()).toMatchObject(expected));
  return { flow, states, reach, reachMatch };
}

/** A flow with its server and page in memory. */
export function setUp(options: FakeSignClientOptions & Options & { readonly href?: string } = {}) {
  const page = createFakePage(options.href);
  const client = createFakeSignClient(options);
  return { page, client, ...flowOn(page, client, options) };
}

/** To placing, with these files. */
export async function place(
  { flow, reach, reachMatch }: ReturnType<typeof setUp>,
  ...files: File[]
): Promise<void> {
  flow.open({ route: "upload" });
  flow.addFiles(files);
  await reachMatch({ documents: files.map(() => ({})) });
  flow.review();
  await reach("placing");
}

/** To waiting, with one document at BankID and the page restored as Back does. */
export async function wait(setup: ReturnType<typeof setUp>): Promise<void> {
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  await setup.reach("redirecting");
  setup.page.signal("restored");
  await setup.reachMatch({ status: "waiting", connection: "ok" });
}
