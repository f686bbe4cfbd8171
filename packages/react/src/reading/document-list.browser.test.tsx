import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { watchConsole } from "../sign-dialog/rendered.test.kit";
import {
  button,
  desktop,
  drawn,
  numbered,
  pageField,
  pages,
  phone,
  read,
} from "./reading.test.kit";

watchConsole();

const tab = (name: RegExp) => screen.getByRole("tab", { name });
const zoom = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Zoom" });
const choice = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Document" });

const two = [numbered(9, "lease.pdf"), numbered(4, "annex.pdf")];

test("a few documents are tabs that say what is done in each, and arrow keys go between them", async () => {
  await desktop();
  await read(two);
  await waitFor(() => expect(tab(/lease/)).toHaveAccessibleName("lease.pdf Signature placed"));
  expect(screen.getByRole("tabpanel", { name: "lease.pdf" })).toBeVisible();
  tab(/lease/).focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(tab(/annex/)).toHaveFocus();
  expect(tab(/annex/)).toHaveAttribute("aria-selected", "true");
  await drawn("Page 1 of 4");
  expect(screen.getByRole("tabpanel", { name: "annex.pdf" })).toBeVisible();
});

test("each document keeps its page and its size while another is read", async () => {
  await desktop();
  await read(two);
  await userEvent.fill(pageField(), "7");
  await userEvent.keyboard("{Enter}");
  await userEvent.selectOptions(zoom(), "150%");
  await waitFor(() => expect(pageField()).toHaveValue("7"));
  const { scrollTop } = pages();

  await userEvent.click(tab(/annex/));
  await drawn("Page 1 of 4");
  expect(pageField()).toHaveValue("1");
  expect(zoom()).toHaveValue("fit");

  await userEvent.click(tab(/lease/));
  await drawn("Page 7 of 9");
  expect(pageField()).toHaveValue("7");
  expect(zoom()).toHaveValue("1.5");
  await waitFor(() => expect(Math.abs(pages().scrollTop - scrollTop)).toBeLessThan(3));
});

test("the place is kept when a start is cancelled", async () => {
  await desktop();
  const { client, sign } = await read([numbered(9)]);
  await userEvent.fill(pageField(), "7");
  await userEvent.keyboard("{Enter}");
  await drawn("Page 7 of 9");
  const release = client.hold("create");
  await waitFor(() => expect(button("Sign with BankID")).toBeEnabled());
  sign().start();
  await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  release();
  await waitFor(() => expect(pageField()).toHaveValue("7"));
});

test("many documents, or a narrow window, make it a choice; what is done is in its words", async () => {
  await phone();
  await read(two);
  await waitFor(() =>
    expect([...choice().options].map(({ text }) => text)).toEqual([
      "lease.pdf · Signature placed",
      "annex.pdf · Signature placed",
    ]),
  );
  await userEvent.selectOptions(choice(), "annex.pdf · Signature placed");
  await drawn("Page 1 of 4");
  expect(screen.getByRole("group", { name: "annex.pdf" })).toBeVisible();
  expect(screen.queryByRole("tab")).toBeNull();
});

test("nine documents are a choice in a wide window too", async () => {
  await desktop();
  await read(Array.from({ length: 9 }, (_, at) => numbered(1, `annex ${at + 1}.pdf`)));
  expect(screen.queryByRole("tab")).toBeNull();
  await userEvent.selectOptions(choice(), "8");
  await screen.findByRole("region", { name: "Pages of annex 9.pdf" });
});

test("a document read to the end says so", async () => {
  await desktop();
  await read([numbered(1, "lease.pdf"), numbered(30, "annex.pdf")]);
  await userEvent.selectOptions(zoom(), "50%");
  await waitFor(() =>
    expect(tab(/lease/)).toHaveAccessibleName("lease.pdf Read · Signature placed"),
  );
  expect(tab(/annex/)).toHaveAccessibleName("annex.pdf Signature placed");
});
