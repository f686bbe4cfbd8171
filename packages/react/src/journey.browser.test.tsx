import { createSignServer } from "@sign/server";
import { createSimulator } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { SignProvider } from "./sign-provider";
import { useSign } from "./use-sign";

afterEach(cleanup);

/** The whole stack in this tab: the gateway, and the server kit at the root of its origin. */
async function createStack() {
  const simulator = createSimulator();
  const lease = createPdf({ pages: [{ lines: ["Lease"] }] });
  const kit = createSignServer({
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: simulator.productKeys[0],
      fetch: simulator.fetch,
    },
    secrets: ["a secret of the test, of 32 bytes or more"],
    appOrigins: [location.origin],
    routes: {
      upload: { authorize: () => ({}) },
      lease: {
        authorize: () => ({}),
        documents: () => [{ name: "lease.pdf", bytes: lease }],
      },
    },
    trust: { anchors: await simulator.anchors },
  });
  const request: typeof fetch = async (input, init) => kit.fetch(new Request(input, init));
  return { simulator, request };
}

/** Mounts the flow as a page does, and hands out its control and where it was sent. */
function openPage(request: typeof fetch) {
  const navigate = vi.fn();
  const { result, unmount } = renderHook(useSign, {
    reactStrictMode: true,
    wrapper: ({ children }) => (
      <SignProvider endpoint="/" fetch={request} navigate={navigate}>
        {children}
      </SignProvider>
    ),
  });
  return {
    unmount,
    sign: () => result.current,
    reach: (expected: object) =>
      waitFor(() => expect(result.current.state).toMatchObject(expected), { timeout: 15_000 }),
    sentTo: async (): Promise<string> => {
      await waitFor(() => expect(navigate).toHaveBeenCalled(), { timeout: 15_000 });
      return String(navigate.mock.lastCall?.[0]);
    },
  };
}

/** Follows the gateway's redirect through the kit to the app's page. */
async function comeBack(request: typeof fetch, address: string): Promise<void> {
  const answer = await request(address, { redirect: "manual" });
  expect(answer.status).toBe(303);
  history.replaceState(null, "", answer.headers.get("location"));
}

test("two uploaded documents are signed at BankID, found again after the return, and verified", async () => {
  const { simulator, request } = await createStack();
  const files = [createPdf({ sizeBytes: 300_000 }), createPdf({ pages: [{ rotate: 90 }] })];
  history.replaceState(null, "", "/page?tab=2");

  const before = openPage(request);
  act(() => before.sign().open({ route: "upload" }));
  act(() => before.sign().addFiles(files.map((file, index) => new File([file], `æ${index}.pdf`))));
  await before.reach({ documents: [{ name: "æ0.pdf" }, { name: "æ1.pdf" }] });
  act(() => before.sign().review());
  act(() => before.sign().place({ document: 1, page: 1, x: 40, y: 60 }));
  act(() => before.sign().start());
  const redirectUrl = await before.sentTo();
  expect(location.hash).toMatch(/^#sign-resume=.+/);
  before.unmount();

  await comeBack(request, await simulator.signAs(redirectUrl));
  expect(location.href).toMatch(/\/page\?tab=2#sign-resume=.+/);
  const after = openPage(request);
  await after.reach({ status: "signed", session: { documents: [{ status: "signed" }, {}] } });

  for (const [index, original] of files.entries()) {
    const { file, name } = await after.sign().signed(index);
    expect(name).toContain(`æ${index}`);
    const signed = new Uint8Array(await file.arrayBuffer());
    expect(signed.length).toBeGreaterThan(original.length);
    expect(signed.subarray(0, original.length)).toEqual(original);
    expect(await after.sign().report(index)).toMatchObject({
      verdict: "passed",
      original: "exact-prefix",
    });
  }
});

test("the server's own lease, cancelled at BankID, can be opened again", async () => {
  const { simulator, request } = await createStack();
  history.replaceState(null, "", "/page");
  const page = openPage(request);
  act(() => page.sign().open({ route: "lease" }));
  await page.reach({ status: "placing", documents: [{ name: "lease.pdf" }] });
  act(() => page.sign().start());
  await simulator.cancelAt(await page.sentTo());
  act(() => page.sign().checkNow());
  await page.reach({ status: "cancelled", problem: { code: "cancelled_by_signer" } });
  act(() => page.sign().retry());
  await page.reach({ status: "placing", documents: [{ name: "lease.pdf" }] });
  expect(location.hash).toBe("");
});
