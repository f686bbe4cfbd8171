import { localeSchema } from "@sign/protocol";
import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { SignButton } from "../sign-button/sign-button";
import { axeFaults, choosing, renderSign, watchConsole } from "../sign-dialog/rendered.test.kit";
import { SignProvider, type SignProviderProps } from "../sign-provider";
import { SignStatus } from "../sign-status/sign-status";
import { createFakeSignClient, exampleStates } from "../testing";
import { everyLanguage } from "./every-language.test.kit";
import { loadLanguage } from "./load-language";
import type { Language } from "./messages";
import { nb } from "./nb";
import { nn } from "./nn";

watchConsole();

const part = (name: string): Element | null => document.querySelector(`[data-sign-part="${name}"]`);

const client = createFakeSignClient();

const app = (
  locale: SignProviderProps["locale"],
  initialState: SignProviderProps["initialState"] = exampleStates.waiting,
  messages?: SignProviderProps["messages"],
) => (
  <StrictMode>
    <SignProvider client={client} locale={locale} initialState={initialState} messages={messages}>
      <SignButton route="lease" />
      <SignStatus />
    </SignProvider>
  </StrictMode>
);

const title = ({ messages }: Language): string => messages.status.waiting;

test("a language asked for by name is on the button at once, and in the status when it is fetched, with no other before it", async () => {
  const shown = new Set<string>();
  const watch = new MutationObserver(() => shown.add(part("status")?.textContent ?? ""));
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  render(app("se"));
  expect(screen.getByRole("button")).toHaveTextContent("Vuolláičále BankID:in");
  expect(part("status")?.textContent).toBe("");
  await screen.findByRole("heading", { name: title(everyLanguage.se) });
  watch.disconnect();
  for (const text of shown) expect(text).toMatch(/^$|BankID:s/);
});

test("a language that is given is there at the first render, also on a server", () => {
  expect(renderToString(app(nn))).toContain(title(nn));
  render(app(nn));
  expect(screen.getByRole("heading", { name: title(nn) })).toBeVisible();
});

test("what a server sent is taken over, though its language has been fetched in the meantime", async () => {
  const page = document.createElement("div");
  document.body.append(page);
  page.innerHTML = renderToString(app("sv"));
  expect(page.querySelector("button")?.lang).toBe("sv");
  await loadLanguage("sv");
  const mismatch = vi.fn();
  const root = await act(() => hydrateRoot(page, app("sv"), { onRecoverableError: mismatch }));
  await screen.findByRole("heading", { name: title(everyLanguage.sv) });
  expect(mismatch).not.toHaveBeenCalled();
  act(() => root.unmount());
  page.remove();
});

test.each(localeSchema.options)("%s is the declared language of every part", async (locale) => {
  const { place, choose } = everyLanguage[locale].messages;
  renderSign(choosing(), {
    locale,
    children: (
      <>
        <SignButton route="lease" />
        <SignStatus />
      </>
    ),
  });
  expect(await screen.findByRole("dialog", { name: choose.title })).toBeVisible();
  expect(part("button")).toHaveTextContent(place.sign);
  for (const name of ["button", "dialog", "status"]) {
    expect(part(name), name).toHaveAttribute("lang", locale);
    expect(part(name), name).toHaveAttribute("dir", "ltr");
  }
  expect(await axeFaults()).toEqual([]);
});

test("a button with the app's own words declares no language", () => {
  renderSign({ status: "idle" });
  expect(part("button")).not.toHaveAttribute("lang");
});

test("another language takes the place of the one on screen when it is there, and the dialog stays", async () => {
  const { rerender } = render(app(nb, choosing()));
  const dialog = await screen.findByRole("dialog", { name: nb.messages.choose.title });
  rerender(app("en", choosing()));
  expect(part("button")).toHaveTextContent("Sign with BankID");
  expect(dialog).toHaveAttribute("lang", "nb");
  await waitFor(() => expect(dialog).toHaveAttribute("lang", "en"));
  expect(screen.getByRole("dialog", { name: "Choose what to sign" })).toBe(dialog);
});

test("the app's own texts come before the language's, from the first render on", async () => {
  const own = { place: { sign: "Godkjenn" }, status: { waiting: "Ikke godkjent" } };
  render(app("nb", exampleStates.waiting, own));
  expect(screen.getByRole("button")).toHaveTextContent("Godkjenn");
  await screen.findByRole("heading", { name: "Ikke godkjent" });
  expect(screen.getByRole("button", { name: nb.messages.status.check })).toBeVisible();
});

test("the server is told the language that was given", async () => {
  const server = createFakeSignClient({ source: "server" });
  const create = vi.spyOn(server, "create");
  render(
    <SignProvider client={server} locale={nn}>
      <SignButton route="lease" />
    </SignProvider>,
  );
  act(() => screen.getByRole("button").click());
  await waitFor(() =>
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({ locale: "nn" }),
      expect.anything(),
    ),
  );
});
