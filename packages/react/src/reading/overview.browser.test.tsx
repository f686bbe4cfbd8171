import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";
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

const thumbnail = (page: number) => screen.findByRole("option", { name: `Page ${page}` });
const overview = () => screen.queryByRole("navigation", { name: "Pages and contents" });

const withOutline = pdfFile("lease.pdf", [
  { outline: ["The parties"] },
  {},
  { outline: ["The rent", "When it is due"] },
  {},
  { outline: ["The end"] },
]);

test("where there is room the thumbnails are beside the document: the current page is marked, and a click leads to a page", async () => {
  await desktop();
  await read([numbered(40)]);
  expect(await thumbnail(1)).toHaveAttribute("aria-selected", "true");
  expect(await thumbnail(1)).toHaveAttribute("aria-setsize", "40");
  await userEvent.click(await thumbnail(4));
  await drawn("Page 4 of 40");
  await waitFor(async () => expect(await thumbnail(4)).toHaveAttribute("aria-selected", "true"));
  expect(await thumbnail(1)).toHaveAttribute("aria-selected", "false");
  expect(overview()).toBeVisible();
});

test("few of many thumbnails exist, each is drawn when it comes into view, and the list follows what is read", async () => {
  await desktop();
  await read([numbered(200)]);
  await waitFor(async () =>
    expect((await thumbnail(1)).querySelector("canvas")?.width).toBeGreaterThan(0),
  );
  const all = () => within(screen.getByRole("listbox")).getAllByRole("option");
  expect(all().length).toBeLessThan(12);
  await userEvent.fill(pageField(), "150");
  await userEvent.keyboard("{Enter}");
  const current = await thumbnail(150);
  await waitFor(() => expect(current).toHaveAttribute("aria-selected", "true"));
  await waitFor(() => expect(current.querySelector("canvas")).not.toBeNull());
  expect(all().length).toBeLessThan(12);
});

test("arrow keys go through the thumbnails, beyond those that exist, and Enter leads to the page", async () => {
  await desktop();
  await read([numbered(60)]);
  act(() => screen.getByRole("option", { name: "Page 1" }).focus());
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await waitFor(async () => expect(await thumbnail(3)).toHaveFocus());
  await userEvent.keyboard("{End}");
  await waitFor(async () => expect(await thumbnail(60)).toHaveFocus());
  await userEvent.keyboard("{ArrowUp}");
  await waitFor(async () => expect(await thumbnail(59)).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  await drawn("Page 59 of 60");
});

test("a table of contents leads to its pages, and unfolds what is under an entry", async () => {
  await desktop();
  await read([withOutline]);
  await userEvent.click(await screen.findByRole("tab", { name: "Contents" }));
  expect(button("The parties")).toHaveAttribute("aria-current", "location");
  expect(screen.queryByRole("button", { name: "When it is due" })).toBeNull();
  await userEvent.click(button("What is under The rent"));
  expect(button("When it is due")).toBeVisible();
  await userEvent.click(button("The end"));
  await drawn("Page 5 of 5");
  await waitFor(() => expect(button("The end")).toHaveAttribute("aria-current", "location"));
});

test("a document without contents shows its pages only, and one page needs no overview", async () => {
  await desktop();
  await read([numbered(2)]);
  expect(screen.queryByRole("tab")).toBeNull();
  await userEvent.click(button("Pages and contents"));
  expect(overview()).toBeNull();
});

test("of a single page there is no overview until one asks for it", async () => {
  await desktop();
  await read([numbered(1)]);
  expect(overview()).toBeNull();
});

test("on a phone the overview lies over the document, and gives it back once a page is chosen", async () => {
  await phone();
  await read([numbered(20)]);
  expect(overview()).toBeNull();
  await userEvent.click(button("Pages and contents"));
  await waitFor(async () => expect(await thumbnail(1)).toHaveFocus());
  await userEvent.click(await thumbnail(4));
  expect(overview()).toBeNull();
  expect(pages()).toHaveFocus();
  await drawn("Page 4 of 20");
});

test("Escape closes the overview that lies over the document, not the dialog", async () => {
  await phone();
  const { sign } = await read([numbered(20)]);
  await userEvent.click(button("Pages and contents"));
  await waitFor(async () => expect(await thumbnail(1)).toHaveFocus());
  await userEvent.keyboard("{Escape}");
  expect(overview()).toBeNull();
  expect(sign().state.status).toBe("placing");
  expect(button("Pages and contents")).toHaveFocus();
});
