import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { SignButton } from "../sign-button/sign-button";
import { exampleStates } from "../testing";
import {
  axeFaults,
  choosing,
  pdfFile,
  placing,
  renderSign,
  watchConsole,
} from "./rendered.test.kit";
import { SignDialog } from "./sign-dialog";

watchConsole();

const heading = (name: string) => screen.findByRole("heading", { name });

test("opening moves the focus to the step's heading, each step to its own, and closing back to the button", async () => {
  renderSign({ status: "idle" });
  const button = screen.getByRole("button", { name: "Sign" });
  expect(button).toHaveAttribute("data-state", "idle");
  await userEvent.click(button);
  expect(await heading("Choose what to sign")).toHaveFocus();
  expect(button).toHaveAttribute("data-state", "choosing");
  await userEvent.upload(
    document.querySelector('input[type="file"]') as HTMLInputElement,
    pdfFile("lease.pdf"),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Continue" }));
  expect(await heading("Read, and place your signature")).toHaveFocus();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(button).toHaveFocus();
});

test("Escape closes the dialog, and the page behind can scroll again", async () => {
  const { sign } = renderSign(choosing());
  await heading("Choose what to sign");
  expect(getComputedStyle(document.documentElement).overflow).toBe("hidden");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(sign().state.status).toBe("idle"));
  expect(getComputedStyle(document.documentElement).overflow).not.toBe("hidden");
});

test("pressing beside the dialog does not close it", async () => {
  const { sign } = renderSign(choosing());
  await heading("Choose what to sign");
  const backdrop = document.querySelector('[data-sign-part="backdrop"]');
  act(() => {
    for (const type of ["pointerdown", "pointerup", "click"]) {
      backdrop?.dispatchEvent(new PointerEvent(type, { bubbles: true }));
    }
  });
  expect(sign().state.status).toBe("choosing");
});

test("while documents are sent it says how far each has come, Escape does nothing, and Cancel goes back", async () => {
  const [a, b] = [pdfFile("lease.pdf"), pdfFile("annex.pdf")];
  const { documents } = placing([a, b]);
  const { sign } = renderSign({
    ...exampleStates.starting,
    documents,
    sentBytes: a.size + b.size / 2,
    totalBytes: a.size + b.size,
  });
  expect(await heading("Getting ready for BankID")).toHaveFocus();
  expect(screen.getByRole("progressbar", { name: "All documents" })).toHaveProperty("value", 0.75);
  expect(screen.getByRole("progressbar", { name: "lease.pdf" })).toHaveProperty("value", 1);
  expect(screen.getByRole("progressbar", { name: "annex.pdf" })).toHaveProperty("value", 0.5);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("75%"));
  await userEvent.keyboard("{Escape}");
  expect(sign().state.status).toBe("starting");
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  expect(await axeFaults()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(sign().state.status).toBe("placing");
});

test("on the way to BankID there are two ways out", async () => {
  const { sign } = renderSign(exampleStates.redirecting);
  await heading("On your way to BankID");
  expect(screen.getByRole("button", { name: "Go to BankID" })).toBeVisible();
  expect(await axeFaults()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(sign().state.status).toBe("idle");
});

test("several buttons share one dialog, and a composed one comes before theirs", async () => {
  renderSign(choosing(), {
    children: (
      <>
        <SignButton route="lease">Lease</SignButton>
        <SignButton route="annex">Annex</SignButton>
      </>
    ),
  });
  expect(await screen.findAllByRole("dialog")).toHaveLength(1);
});

test("a composed dialog takes a class and a language, and is the only one", async () => {
  renderSign(choosing(), {
    locale: "nb",
    children: (
      <>
        <SignButton route="lease">Signer</SignButton>
        <SignDialog className="mine" />
      </>
    ),
  });
  const dialog = await screen.findByRole("dialog", { name: "Velg det du skal signere" });
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
  expect(dialog).toHaveClass("mine");
  expect(dialog).toHaveAttribute("lang", "nb");
});
