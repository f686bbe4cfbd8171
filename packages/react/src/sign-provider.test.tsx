import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { SignProvider } from "./sign-provider";
import { createFakeSignClient, exampleStates } from "./testing";
import { useSign } from "./use-sign";

function Status() {
  return useSign().state.status;
}

test("every entry can be imported, and a provider rendered, where there is no browser", async () => {
  await import("./index");
  const client = createFakeSignClient();
  const fault = vi.spyOn(console, "error");
  const html = (initialState?: typeof exampleStates.waiting) =>
    renderToString(
      <SignProvider client={client} initialState={initialState}>
        <Status />
      </SignProvider>,
    );
  expect(html()).toBe("idle");
  expect(html(exampleStates.waiting)).toBe("waiting");
  expect(client.calls).toEqual([]);
  expect(fault).not.toHaveBeenCalled();
});
