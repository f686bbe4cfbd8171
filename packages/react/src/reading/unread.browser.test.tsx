import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";
import { button, desktop, drawn, numbered, pages, phone, read, said } from "./reading.test.kit";

watchConsole();

const required = { requireRead: true };
const signButton = () => button("Sign with BankID");
const ready = () => waitFor(() => expect(signButton()).toBeEnabled());

const frame = () => new Promise(requestAnimationFrame);

/** Resolves when what is in view is drawn. */
const shown = (region: HTMLElement) =>
  waitFor(async () => {
    const view = region.getBoundingClientRect();
    for (const page of screen.getAllByRole("article")) {
      const { top, bottom } = page.getBoundingClientRect();
      if (bottom > view.top && top < view.bottom)
        expect(page).toHaveAttribute("data-state", "complete");
    }
    await frame();
  });

/** Goes through all pages as a wheel would. */
async function scrollThrough(): Promise<void> {
  const region = pages();
  await shown(region);
  while (region.scrollTop + region.clientHeight < region.scrollHeight - 1) {
    region.scrollTop += region.clientHeight / 2;
    await frame();
    await shown(region);
  }
}

test("where all must be read, the next unread page is named, and the way leads there", async () => {
  await desktop();
  await read([numbered(4)], required);
  await screen.findByText("Page 1 of 4 is not read yet.");
  await ready();
  expect(signButton()).toHaveAccessibleDescription("Page 1 of 4 is not read yet.");
  pages().scrollTop = 900;
  await screen.findByText(/^Page [23] of 4 is not read yet\.$/);
  await userEvent.click(button("Go there"));
  expect(pages()).toHaveFocus();
});

test("signing before that leads to the unread page and says why; after the last page it signs", async () => {
  await phone();
  const { sign } = await read([numbered(3)], required);
  await ready();
  await userEvent.click(signButton());
  expect(sign().state.status).toBe("placing");
  expect(pages()).toHaveFocus();
  await waitFor(() =>
    expect(said()).toBe("Page 1 of 3 is not read yet. You can sign when you have seen every page."),
  );
  await scrollThrough();
  await waitFor(() => expect(said()).toBe("Everything is read. You can sign."));
  expect(screen.queryByText(/is not read yet/)).toBeNull();
  await userEvent.click(signButton());
  await waitFor(() => expect(sign().state.status).not.toBe("placing"));
});

test("an unread document is named too, and the way leads to its unread page", async () => {
  await desktop();
  const { sign } = await read([numbered(1, "lease.pdf"), numbered(3, "annex.pdf")], required);
  await ready();
  await scrollThrough();
  await screen.findByText("annex.pdf is not read yet.");
  expect(screen.getByRole("tab", { name: /lease/ })).toHaveAccessibleName(
    "lease.pdf Read · Signature placed",
  );
  expect(screen.getByRole("tab", { name: /annex/ })).toHaveAccessibleName(
    "annex.pdf Not read yet · Signature placed",
  );
  await userEvent.click(signButton());
  await drawn("Page 1 of 3");
  await waitFor(() => expect(pages()).toHaveFocus());
  await scrollThrough();
  await waitFor(() => expect(sign().state).toMatchObject({ read: [0, 1] }));
  expect(screen.queryByText(/is not read yet/)).toBeNull();
});

test("what was seen of a document is not forgotten while another is read", async () => {
  await desktop();
  await read([numbered(3, "lease.pdf"), numbered(1, "annex.pdf")], required);
  await ready();
  await scrollThrough();
  await screen.findByText("annex.pdf is not read yet.");
  await userEvent.click(screen.getByRole("tab", { name: /annex/ }));
  await drawn("Page 1 of 1");
  await scrollThrough();
  await waitFor(() => expect(screen.queryByText(/is not read yet/)).toBeNull());
});

test("a document that must be read and cannot be shown is told of, and does not start", async () => {
  await desktop();
  const { sign } = await read(
    [pdfFile("lease.pdf"), new File(["%PDF-1.7 and no more"], "broken.pdf")],
    required,
  );
  await ready();
  await scrollThrough();
  const told = "broken.pdf must be read here before you can sign, and it cannot be shown.";
  await screen.findByText(told);
  await userEvent.click(screen.getByRole("tab", { name: /broken/ }));
  expect(screen.queryByText("You can still sign it here.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Go there" })).toBeNull();
  await userEvent.click(signButton());
  await waitFor(() => expect(said()).toBe(told));
  expect(sign().state.status).toBe("placing");
});

test("where nothing asks for it, nothing is said of reading, and one signs at once", async () => {
  await desktop();
  const { sign } = await read([numbered(40)]);
  await ready();
  expect(screen.queryByText(/not read/i)).toBeNull();
  await userEvent.click(signButton());
  await waitFor(() => expect(sign().state.status).not.toBe("placing"));
});
