import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { axeFaults, pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";
import { button, desktop, drawn, numbered, pages, phone, read } from "./reading.test.kit";

watchConsole();

const signButton = () => button("Sign with BankID");
const ready = () => waitFor(() => expect(signButton()).toBeEnabled());

describe.each([
  ["a phone", 360, 640],
  ["a desktop", 1280, 900],
] as const)("on %s", (_, width, height) => {
  const open = async () => {
    await browserPage.viewport(width, height);
    await read(
      [pdfFile("lease.pdf", [{ outline: ["The rent", "When"] }, {}, {}]), numbered(2, "annex.pdf")],
      { requireRead: true },
    );
    await ready();
  };

  test("reading has no fault by axe, with search and overview open or closed", async () => {
    await open();
    expect(await axeFaults()).toEqual([]);
    await userEvent.click(button("Find in the document"));
    await userEvent.keyboard("page");
    await screen.findByText("1 of 3");
    expect(await axeFaults()).toEqual([]);
    await userEvent.keyboard("{Escape}");
    if (!screen.queryByRole("navigation")) await userEvent.click(button("Pages and contents"));
    expect(await axeFaults()).toEqual([]);
    await userEvent.click(await screen.findByRole("tab", { name: "Contents" }));
    await userEvent.click(button("What is under The rent"));
    expect(await axeFaults()).toEqual([]);
  });

  test("a document that cannot be shown has no fault by axe", async () => {
    await browserPage.viewport(width, height);
    await read([numbered(2), new File(["%PDF-1.7 and no more"], "broken.pdf")]);
    if (width < 640) {
      await userEvent.selectOptions(screen.getByRole("combobox", { name: "Document" }), "1");
    } else {
      // Its name says so once the file has been tried; an element is found by its name when it is pressed.
      const told = { name: /broken\.pdf Cannot be shown here/ };
      await userEvent.click(await screen.findByRole("tab", told));
    }
    await screen.findByText("The document cannot be shown here");
    expect(await axeFaults()).toEqual([]);
  });

  test("nothing that can be pressed is smaller than 24 pixels, or lies outside the window", async () => {
    await open();
    const dialog = screen.getByRole("dialog");
    const targets = [
      ...dialog.querySelectorAll<HTMLElement>("button, input, select, a, [role=option]"),
    ].filter(
      (element) =>
        element.checkVisibility() &&
        !element.closest('[data-sign-part="thumbnails"], [data-sign-part="side-body"]'),
    );
    for (const target of targets) {
      const box = target.getBoundingClientRect();
      expect(Math.min(box.width, box.height), target.outerHTML).toBeGreaterThanOrEqual(24);
      expect(box.left, target.outerHTML).toBeGreaterThanOrEqual(0);
      expect(box.right, target.outerHTML).toBeLessThanOrEqual(width);
    }
  });
});

for (const [width, height] of [
  [360, 640],
  [640, 360],
  [320, 480],
  [768, 1024],
  [1920, 1080],
] as const) {
  test(`at ${width} × ${height} pages and the way on are in view, and nothing scrolls but the pages`, async () => {
    await browserPage.viewport(width, height);
    await read([numbered(5, "lease.pdf"), numbered(2, "annex.pdf")], { requireRead: true });
    const dialog = screen.getByRole("dialog");
    expect(signButton().getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
    expect(pages().getBoundingClientRect().height).toBeGreaterThan(height * 0.3);
    expect(dialog.scrollWidth).toBe(dialog.clientWidth);
    expect(dialog.scrollHeight).toBe(dialog.clientHeight);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
}

test("enlarged four times, everything is reached by scrolling the dialog", async () => {
  await browserPage.viewport(320, 256);
  await read([numbered(5)]);
  const dialog = screen.getByRole("dialog");
  expect(dialog.scrollWidth).toBe(dialog.clientWidth);
  expect(pages().getBoundingClientRect().height).toBeGreaterThan(180);
  signButton().scrollIntoView();
  const { top, bottom } = signButton().getBoundingClientRect();
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(256);
});

test("by keyboard one comes from the heading to documents, tools, overview, pages, the seal and its fields, and the way on", async () => {
  await desktop();
  await read([numbered(3, "lease.pdf"), numbered(2, "annex.pdf")]);
  await ready();
  const order: string[] = [];
  for (let stop = 0; stop < 40; stop++) {
    await userEvent.tab();
    const { activeElement } = document;
    const part = activeElement?.closest<HTMLElement>(
      '[data-sign-part="header"], [data-sign-part="tabs"], [data-sign-part="toolbar"], [data-sign-part="overview"], [data-sign-part="seal"], [data-sign-part="pages"], [data-sign-part="side"], [data-sign-part="footer"]',
    )?.dataset.signPart;
    if (part && part !== order.at(-1)) order.push(part);
    if (part === "footer") break;
  }
  expect(order).toEqual([
    "header",
    "tabs",
    "toolbar",
    "overview",
    "pages",
    "seal",
    "side",
    "footer",
  ]);
});

test("on a phone the seal's fields are folded away until one asks for them", async () => {
  await phone();
  await read([numbered(3)]);
  await ready();
  const fold = button("Signature on page 3");
  expect(fold).toHaveAttribute("aria-expanded", "false");
  expect(screen.queryByRole("spinbutton", { name: "Page" })).toBeNull();
  await userEvent.click(fold);
  expect(screen.getByRole("spinbutton", { name: "Page" })).toBeVisible();
  expect(signButton()).toBeVisible();
  await userEvent.click(button("Show it"));
  await drawn("Page 3 of 3");
});
