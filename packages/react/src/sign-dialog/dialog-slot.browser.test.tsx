import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { idle } from "../flow/beginning";
import { flowCode } from "../flow/flow-code";
import { createFakeSignClient } from "../testing";
import { loadLazyDialog } from "./load-dialog";
import { axeFaults, choosing, pdfFile, renderSign, watchConsole } from "./rendered.test.kit";

watchConsole();

vi.mock(import("./load-dialog"), async (original) => {
  const loaded = await original();
  return { ...loaded, loadLazyDialog: vi.fn(loaded.loadLazyDialog) };
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("when nothing more can be fetched, a sentence says so, and the dialog is there once it can", async () => {
  vi.stubGlobal("reportError", vi.fn());
  let online = false;
  const loaded = await loadLazyDialog();
  vi.mocked(loadLazyDialog).mockImplementation(async () => {
    if (!online) throw new TypeError("offline");
    return loaded;
  });
  renderSign(choosing());
  const said = await screen.findByRole("alert");
  expect(said.textContent).toMatch(/We cannot reach the server/);
  expect(await axeFaults()).toEqual([]);
  online = true;
  await screen.findByRole("dialog", {}, { timeout: 5_000 });
  expect(screen.queryByText(/We cannot reach the server/)).toBeNull();
});

test("a press before the flow's code is there opens the dialog, which goes on when it is", async () => {
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { load } = flowCode;
  const fetched = vi.spyOn(flowCode, "fetched").mockReturnValue(null);
  vi.spyOn(flowCode, "load").mockImplementation(async () => {
    await arrival;
    const create = await load();
    fetched.mockReturnValue(create);
    return create;
  });
  const client = createFakeSignClient();
  const { sign } = renderSign(idle, { client });
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  expect(sign().state.status).toBe("choosing");
  expect((await screen.findByRole("dialog")).textContent).toMatch(/Getting ready …/);
  sign().addFiles([pdfFile("a.pdf")]);
  expect(client.calls).toEqual([]);
  arrive();
  await waitFor(() => expect(sign().state).toMatchObject({ documents: [{ name: "a.pdf" }] }));
  await screen.findByRole("button", { name: "Continue" });
});
