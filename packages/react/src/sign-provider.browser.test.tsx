import type { Session } from "@sign/protocol";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SignTarget } from "./flow/targets";
import { SignProvider } from "./sign-provider";
import { createFakeSignClient, exampleStates } from "./testing";
import { type SignControl, useSign, useSignTarget } from "./use-sign";

beforeEach(() => history.replaceState({ router: 1 }, "", "/page#tab=2"));
afterEach(cleanup);

const pdf = async (): Promise<File> => {
  const { examplePdf } = await import("./testing");
  return new File([examplePdf(["Text"])], "a.pdf");
};

/** Shows the status, and hands out the control of the latest render. */
function Probe({ onRender }: { readonly onRender?: (control: SignControl) => void }): ReactNode {
  const control = useSign();
  onRender?.(control);
  return <output>{control.state.status}</output>;
}

function Opener({ target }: { readonly target: SignTarget }): ReactNode {
  const open = useSignTarget(target);
  return (
    <button type="button" onClick={open}>
      Open
    </button>
  );
}

/** A fake server whose only session is at BankID already. */
async function clientAtBankId() {
  const client = createFakeSignClient({ source: "server" });
  const { token } = await client.create({ route: "lease", returnTo: location.href });
  await client.start(token, { placements: [] });
  return client;
}

const count = (client: ReturnType<typeof createFakeSignClient>, name: string): number =>
  client.calls.filter((call) => call === name).length;

test("in StrictMode a return redeems its handle once, and the flow lives on", async () => {
  const client = await clientAtBankId();
  history.replaceState(null, "", "/page#sign-resume=handle-1");
  render(
    <StrictMode>
      <SignProvider client={client}>
        <Probe />
      </SignProvider>
    </StrictMode>,
  );
  expect(screen.getByRole("status").textContent).toBe("waiting");
  await waitFor(() => expect(count(client, "resume")).toBe(1));
  client.move("signed");
  act(() => void window.dispatchEvent(new Event("focus")));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("signed"));
  expect(count(client, "resume")).toBe(1);
  expect(location.hash).toBe("#sign-resume=handle-1");
});

test("in StrictMode the whole way goes through one flow, with the handle in the real address", async () => {
  const client = createFakeSignClient();
  const navigate = vi.fn();
  let control: SignControl | undefined;
  const entries = history.length;
  render(
    <StrictMode>
      <SignProvider client={client} navigate={navigate}>
        <Probe
          onRender={(latest) => {
            control = latest;
          }}
        />
        <Opener target={{ route: "upload" }} />
      </SignProvider>
    </StrictMode>,
  );
  const file = await pdf();
  act(() => screen.getByRole("button").click());
  act(() => control?.addFiles([file]));
  await waitFor(() => expect(control?.state).toMatchObject({ documents: [{ name: "a.pdf" }] }));
  act(() => control?.review());
  act(() => control?.start());
  await waitFor(() =>
    expect(navigate).toHaveBeenCalledExactlyOnceWith("https://bankid.example/sign"),
  );
  expect(location.hash).toBe("#tab=2&sign-resume=handle-1");
  expect(history.state).toEqual({ router: 1 });
  expect(history.length).toBe(entries);

  act(() => void window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  expect(control?.state.status).toBe("waiting");
  client.move("cancelled");
  act(() => control?.checkNow());
  await waitFor(() => expect(control?.state.status).toBe("cancelled"));
  act(() => control?.close());
  expect(location.hash).toBe("#tab=2");
  expect(client.calls.filter((call) => call === "create")).toHaveLength(1);
});

test("a return that only changes the fragment is noticed", async () => {
  const client = await clientAtBankId();
  render(
    <SignProvider client={client}>
      <Probe />
    </SignProvider>,
  );
  expect(screen.getByRole("status").textContent).toBe("idle");
  location.hash = "#sign-resume=handle-1";
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("waiting"));
});

test("after unmounting nothing is asked any more", async () => {
  const client = await clientAtBankId();
  history.replaceState(null, "", "/page#sign-resume=handle-1");
  const { unmount } = render(
    <SignProvider client={client}>
      <Probe />
    </SignProvider>,
  );
  await waitFor(() => expect(count(client, "resume")).toBe(1));
  unmount();
  await Promise.resolve();
  window.dispatchEvent(new Event("focus"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(count(client, "read")).toBe(0);
});

test("callbacks, input and client are always the latest render's", async () => {
  const client = createFakeSignClient({ source: "server" });
  const create = vi.spyOn(client, "create");
  const settled: [string, Session["status"]][] = [];
  const app = (name: string, input: number): ReactNode => (
    <SignProvider
      client={client}
      navigate={() => {}}
      locale={input === 1 ? "en" : "nb"}
      onSettled={({ status }) => settled.push([name, status])}
    >
      <Probe />
      <Opener
        target={{
          route: "lease",
          input,
          onSettled: ({ status }) => settled.push([`target ${name}`, status]),
        }}
      />
    </SignProvider>
  );
  let control: SignControl | undefined;
  const { rerender } = render(app("first", 1));
  rerender(app("second", 2));
  act(() => screen.getByRole("button").click());
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("placing"));
  expect(create).toHaveBeenCalledWith(
    expect.objectContaining({ route: "lease", input: 2, locale: "nb" }),
    expect.anything(),
  );
  rerender(
    <SignProvider
      client={client}
      navigate={() => {}}
      onSettled={({ status }) => settled.push(["third", status])}
    >
      <Probe
        onRender={(latest) => {
          control = latest;
        }}
      />
    </SignProvider>,
  );
  act(() => control?.start());
  await waitFor(() => expect(control?.state.status).toBe("redirecting"));
  client.move("signed");
  act(() => control?.checkNow());
  await waitFor(() => expect(control?.state.status).toBe("signed"));
  expect(settled).toContainEqual(["third", "signed"]);
  expect(settled).not.toContainEqual(["first", "signed"]);
});

test("the actions are the same functions at every render", () => {
  const seen: SignControl[] = [];
  const app = (
    <SignProvider client={createFakeSignClient()}>
      <Probe onRender={(control) => seen.push(control)} />
    </SignProvider>
  );
  const { rerender } = render(app);
  act(() => seen.at(-1)?.open({ route: "upload" }));
  rerender(app);
  expect(seen.at(-1)?.state.status).toBe("choosing");
  expect(seen.at(-1)?.start).toBe(seen[0]?.start);
});

test("a flow can begin in any state, and asks nothing there by itself", async () => {
  for (const initialState of Object.values(exampleStates)) {
    const client = createFakeSignClient();
    render(
      <StrictMode>
        <SignProvider client={client} initialState={initialState}>
          <Probe />
        </SignProvider>
      </StrictMode>,
    );
    expect(screen.getByRole("status").textContent).toBe(initialState.status);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(client.calls).toEqual([]);
    cleanup();
  }
});

test("a part outside of a provider says what to do", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  expect(() => render(<Probe />)).toThrow("useSign() must be inside <SignProvider>.");
  vi.restoreAllMocks();
});
