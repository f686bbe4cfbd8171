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
  said,
} from "./reading.test.kit";

watchConsole();

const zoom = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Zoom" });
const widthOf = (element: HTMLElement) => element.getBoundingClientRect().width;

test("a number typed in the page field leads there on Enter, and is said", async () => {
  await desktop();
  await read([numbered(12)]);
  expect(pageField()).toHaveValue("1");
  expect(pageField()).toHaveAccessibleDescription("of 12");
  await userEvent.fill(pageField(), "7");
  await userEvent.keyboard("{Enter}");
  await drawn("Page 7 of 12");
  await waitFor(() => expect(pageField()).toHaveValue("7"));
  expect(said()).toBe("Page 7 of 12");
});

test("a number outside the document leads to its end, and what is no number to nowhere", async () => {
  await desktop();
  await read([numbered(12)]);
  await userEvent.fill(pageField(), "99");
  await userEvent.tab();
  await waitFor(() => expect(pageField()).toHaveValue("12"));
  await userEvent.fill(pageField(), "x");
  await userEvent.keyboard("{Enter}");
  expect(pageField()).toHaveValue("12");
});

test("previous and next lead from page to page, and say at the ends that there is none", async () => {
  await desktop();
  await read([numbered(3)]);
  expect(button("Previous page")).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(button("Next page"));
  await waitFor(() => expect(pageField()).toHaveValue("2"));
  expect(said()).toBe("Page 2 of 3");
  await userEvent.click(button("Next page"));
  await waitFor(() => expect(button("Next page")).toHaveAttribute("aria-disabled", "true"));
  expect(button("Next page")).toHaveFocus();
  await userEvent.click(button("Previous page"));
  await waitFor(() => expect(pageField()).toHaveValue("2"));
});

test("the size is chosen from a list, or step by step, and pages are shown that large", async () => {
  await desktop();
  await read([numbered(3)]);
  const page = await drawn("Page 1 of 3");
  await userEvent.selectOptions(zoom(), "200%");
  await waitFor(() => expect(widthOf(page)).toBeCloseTo(595.28 * (96 / 72) * 2, 0));
  await userEvent.click(button("Smaller"));
  await waitFor(() => expect(Number(zoom().value)).toBeLessThan(2));
  await userEvent.selectOptions(zoom(), "400%");
  await waitFor(() => expect(button("Larger")).toHaveAttribute("aria-disabled", "true"));
  await userEvent.selectOptions(zoom(), "Page width");
  await waitFor(() => expect(widthOf(page)).toBeLessThan(widthOf(pages())));
});

test("on a phone the toolbar is one row with page, size and search", async () => {
  await phone();
  await read([numbered(12)]);
  const bar = document.querySelector<HTMLElement>('[data-sign-part="toolbar"]');
  expect(bar?.getBoundingClientRect().height).toBeLessThan(56);
  expect(bar?.scrollWidth).toBe(bar?.clientWidth);
  for (const element of [
    pageField(),
    zoom(),
    button("Find in the document"),
    button("Pages and contents"),
  ]) {
    expect(element).toBeVisible();
  }
  await userEvent.selectOptions(zoom(), "300%");
  await waitFor(() => expect(pages().scrollWidth).toBeGreaterThan(1000));
});
