import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { watchConsole } from "../sign-dialog/rendered.test.kit";
import { button, desktop, drawn, numbered, pageField, pages, read, said } from "./reading.test.kit";

watchConsole();

const field = () => screen.getByRole("textbox", { name: "Find" });
const marks = () => document.querySelectorAll('[data-sign-part="mark"]');

test("Ctrl and F opens the search; matches are counted, marked, gone through, and said", async () => {
  await desktop();
  await read([numbered(9)]);
  await userEvent.keyboard("{Control>}f{/Control}");
  expect(field()).toHaveFocus();
  await userEvent.keyboard("rent");
  await screen.findByText("1 of 3");
  await waitFor(() => expect(said()).toBe("Match 1 of 3, on page 3"));
  await drawn("Page 3 of 9");
  await waitFor(() => expect(marks().length).toBeGreaterThan(0));

  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(said()).toBe("Match 2 of 3, on page 6"));
  await waitFor(() => expect(Number(pageField().value)).toBeGreaterThanOrEqual(5));
  await userEvent.click(button("Next match"));
  await waitFor(() => expect(said()).toBe("Match 3 of 3, on page 9"));
  await userEvent.click(button("Next match"));
  await waitFor(() => expect(said()).toBe("Match 1 of 3, on page 3"));
  await userEvent.click(button("Previous match"));
  await waitFor(() => expect(said()).toBe("Match 3 of 3, on page 9"));
  await userEvent.click(field());
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
  await waitFor(() => expect(said()).toBe("Match 2 of 3, on page 6"));
});

test("a search begins at the page that is read", async () => {
  await desktop();
  await read([numbered(9)]);
  await userEvent.fill(pageField(), "5");
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(pageField()).toHaveValue("5"));
  await userEvent.click(button("Find in the document"));
  await userEvent.keyboard("rent");
  await waitFor(() => expect(said()).toBe("Match 2 of 3, on page 6"));
});

test("what is not there is said, and Escape closes the search, not the dialog", async () => {
  await desktop();
  const { sign } = await read([numbered(4)]);
  await userEvent.click(button("Find in the document"));
  await userEvent.keyboard("deposit");
  await screen.findByText("No matches", { selector: "[data-sign-part=find-count]" });
  await waitFor(() => expect(said()).toBe("No matches"));
  expect(button("Next match")).toHaveAttribute("aria-disabled", "true");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("textbox", { name: "Find" })).toBeNull();
  expect(sign().state.status).toBe("placing");
  expect(pages()).toHaveFocus();
  expect(marks()).toHaveLength(0);
});

test("asking again brings the focus back to the field, with what was typed selected", async () => {
  await desktop();
  await read([numbered(4)]);
  await userEvent.keyboard("{Control>}f{/Control}");
  await userEvent.keyboard("page");
  await screen.findByText("1 of 4");
  pages().focus();
  await userEvent.keyboard("{Control>}f{/Control}");
  expect(field()).toHaveFocus();
  await userEvent.keyboard("rent");
  expect(field()).toHaveValue("rent");
});
