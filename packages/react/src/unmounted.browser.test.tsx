import { act, render, screen, waitFor } from "@testing-library/react";
import { Activity, type ReactNode, StrictMode } from "react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { SignButton } from "./sign-button/sign-button";
import { pdfFile, watchConsole } from "./sign-dialog/rendered.test.kit";
import { SignProvider } from "./sign-provider";
import { SignStatus } from "./sign-status/sign-status";
import { createFakeSignClient } from "./testing";
import { type SignControl, useSign } from "./use-sign";

watchConsole();

let control: SignControl | undefined;
function Probe() {
  control = useSign();
  return null;
}

const sign = (): SignControl => {
  if (!control) throw new Error("not rendered");
  return control;
};

type Client = ReturnType<typeof createFakeSignClient>;

/** The app, with a button that may be away. */
const app = (client: Client, button: ReactNode = <SignButton route="upload">Sign</SignButton>) => (
  <StrictMode>
    <SignProvider client={client} navigate={() => {}}>
      {button}
      <SignStatus />
      <Probe />
    </SignProvider>
  </StrictMode>
);

const count = ({ calls }: Client, name: Client["calls"][number]): number =>
  calls.filter((call) => call === name).length;

async function toPlacing(): Promise<void> {
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  await screen.findByRole("button", { name: "Choose PDF files" });
  act(() => sign().addFiles([pdfFile("a.pdf")]));
  await userEvent.click(await screen.findByRole("button", { name: "Continue" }));
  await screen.findByRole("heading", { name: "Read, and place your signature" });
}

/** Presses the button to sign, and stops while the document is on its way. */
async function toUpload(client: Client): Promise<() => void> {
  await toPlacing();
  const release = client.hold("upload");
  await userEvent.click(await screen.findByRole("button", { name: "Sign with BankID" }));
  await waitFor(() => expect(count(client, "upload")).toBe(1));
  return release;
}

test("taken away in the middle of an upload, nothing starts; put there again, it begins at the beginning", async () => {
  const client = createFakeSignClient();
  const { unmount } = render(app(client));
  const release = await toUpload(client);
  unmount();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  release();
  render(app(client));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(count(client, "start")).toBe(0);
  expect(sign().state.status).toBe("idle");
  expect(document.documentElement).not.toHaveAttribute("data-sign-locked");
  await toPlacing();
});

/** What React hides and shows again (from 19.2 on) loses its effects meanwhile. */
const whereHiding = test.skipIf(Activity === undefined);

whereHiding(
  "hidden before the server has said what it takes, and shown again, it asks again",
  async () => {
    const client = createFakeSignClient();
    const hidden = (mode: "visible" | "hidden") => <Activity mode={mode}>{app(client)}</Activity>;
    const release = client.hold("route");
    const { rerender } = render(hidden("visible"));
    await userEvent.click(screen.getByRole("button", { name: "Sign" }));
    await waitFor(() => expect(count(client, "route")).toBe(1));
    rerender(hidden("hidden"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    rerender(hidden("visible"));
    await screen.findByRole("button", { name: "Choose PDF files" });
    expect(count(client, "route")).toBe(2);
  },
);

whereHiding(
  "hidden in the middle of an upload and shown again, it is where it can be sent again, in the same session",
  async () => {
    const client = createFakeSignClient();
    const hidden = (mode: "visible" | "hidden") => <Activity mode={mode}>{app(client)}</Activity>;
    const { rerender } = render(hidden("visible"));
    const release = await toUpload(client);
    rerender(hidden("hidden"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    rerender(hidden("visible"));
    await userEvent.click(await screen.findByRole("button", { name: "Sign with BankID" }));
    await waitFor(() => expect(sign().state.status).toBe("redirecting"));
    expect(count(client, "create")).toBe(1);
  },
);

test("the button taken away and put back while the dialog is open: the dialog is back at the same step", async () => {
  const client = createFakeSignClient();
  const { rerender } = render(app(client));
  await toPlacing();
  rerender(app(client, null));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  rerender(app(client));
  await screen.findByRole("heading", { name: "Read, and place your signature" });
  expect(sign().state).toMatchObject({ status: "placing", documents: [{ name: "a.pdf" }] });
});
