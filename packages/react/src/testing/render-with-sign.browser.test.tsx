import { cleanup, configure, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { nb } from "../i18n/nb";
import { SignButton } from "../sign-button/sign-button";
import { SignStatus } from "../sign-status/sign-status";
import { createFakeSignClient, exampleStates, renderWithSign } from "../testing";

// The first dialog of a run waits for Vite to hand over its code.
configure({ asyncUtilTimeout: 15_000 });
afterEach(cleanup);

const page = (
  <StrictMode>
    <SignButton route="lease" />
    <SignStatus />
  </StrictMode>
);

test("every state is there by its name, in any language", async () => {
  for (const [status, state] of Object.entries(exampleStates)) {
    const { sign, view } = renderWithSign(page, { render, state: state.status, locale: nb });
    expect(sign().state).toBe(state);
    expect(view.container.querySelector("button")?.dataset.state).toBe(status);
    view.unmount();
  }
});

test("going on at BankID leaves for the address, and the page stays", async () => {
  const { left } = renderWithSign(page, { render, state: "waiting", locale: nb });
  await userEvent.click(screen.getByRole("button", { name: nb.messages.status.continue }));
  await expect.poll(() => left).toEqual([exampleStates.waiting.redirectUrl]);
  await screen.findByRole("heading", { name: nb.messages.redirect.title });
});

test("the whole way with the server in memory: chosen, placed, sent, signed", async () => {
  const client = createFakeSignClient({ nextPollMs: 10 });
  const { sign, left } = renderWithSign(page, { render, client, locale: nb });
  await userEvent.click(screen.getByRole("button", { name: nb.messages.place.sign }));
  await screen.findByText(nb.messages.choose.drop);
  sign().addFiles(exampleStates.placing.documents.map(({ file, name }) => new File([file], name)));
  await userEvent.click(await screen.findByRole("button", { name: nb.messages.choose.continue }));
  sign().start();
  await expect.poll(() => left).toEqual(["https://bankid.example/sign"]);
  client.move("signed");
  sign().checkNow();
  await screen.findByText(nb.messages.report.passed);
});

test("any library's render will do, one for a server as well", () => {
  const { view, sign } = renderWithSign(<SignButton route="lease" />, {
    render: renderToString,
    messages: { place: { sign: "Sign the lease" } },
  });
  expect(view).toContain("Sign the lease");
  expect(sign().state.status).toBe("idle");
});
