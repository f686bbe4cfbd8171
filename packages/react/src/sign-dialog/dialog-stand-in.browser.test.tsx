import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { DialogStandIn } from "./dialog-stand-in";
import { axeFaults, choosing, renderSign, watchConsole } from "./rendered.test.kit";

watchConsole();

test("code that did not come is told in a dialog, which takes the focus, tries again, and closes by Escape", async () => {
  const retry = vi.fn();
  const { sign } = renderSign(choosing(), { children: <DialogStandIn retry={retry} /> });
  const dialog = await screen.findByRole("dialog", { name: "Sign with BankID" });
  expect(dialog.textContent).toMatch(/We could not get started/);
  expect(dialog.textContent).toMatch(/reload the page/);
  expect(screen.getByRole("heading", { name: "Sign with BankID" })).toHaveFocus();
  expect(dialog.matches(":modal")).toBe(true);
  expect(await axeFaults()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledTimes(1);
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(sign().state.status).toBe("idle"));
});

test("code that is on its way is told once a person begins to wonder, and the wait can be ended", async () => {
  const { sign } = renderSign(choosing(), { children: <DialogStandIn retry={null} /> });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect((await screen.findByRole("dialog")).textContent).toMatch(/Getting ready …/);
  expect(await axeFaults()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(sign().state.status).toBe("idle");
});
