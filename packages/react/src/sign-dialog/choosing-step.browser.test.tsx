import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { createFakeSignClient } from "../testing";
import {
  axeFaults,
  choosing,
  chosen,
  pdfFile,
  renderSign,
  watchConsole,
} from "./rendered.test.kit";

watchConsole();

const input = async (): Promise<HTMLInputElement> => {
  await screen.findByRole("dialog");
  const found = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!found) throw new Error("no file input");
  return found;
};

const listed = () =>
  within(screen.getByRole("list", { name: "Chosen documents" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

function drop(...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ["dragover", "drop"]) {
    document.body.dispatchEvent(
      new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
    );
  }
}

test("the limits are told before anything is chosen, and there is no way on yet", async () => {
  renderSign(choosing());
  await screen.findByText("Up to 3 PDF files, 30 MB each");
  expect(screen.getByRole("button", { name: "Choose PDF files" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
  expect(await axeFaults()).toEqual([]);
});

test("opening says nothing of a choice that was not made yet; the first one is said", async () => {
  const { sign } = renderSign({ status: "idle" });
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  await screen.findByText("Up to 3 PDF files, 30 MB each");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  sign().addFiles([pdfFile("lease.pdf")]);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("1 document chosen"));
});

test("picked files are listed with their size, and each remove button names its file", async () => {
  const { sign } = renderSign(choosing());
  await userEvent.upload(await input(), [pdfFile("lease.pdf"), pdfFile("annex.pdf")]);
  await screen.findByText("annex.pdf");
  expect(listed()).toEqual([
    expect.stringMatching(/^lease\.pdf\d+ bytes|^lease\.pdf\d+ kB/),
    expect.stringMatching(/^annex\.pdf/),
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Remove lease.pdf" }));
  await waitFor(() => expect(listed()).toEqual([expect.stringMatching(/^annex\.pdf/)]));
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(sign().state).toMatchObject({ status: "placing", documents: [{ name: "annex.pdf" }] });
});

test("files dropped anywhere in the window are taken, also beside the dialog", async () => {
  renderSign(choosing());
  await input();
  drop(pdfFile("dropped.pdf"));
  await screen.findByText("dropped.pdf");
});

test("a refused file is named with what is wrong and what to do, aloud too, and the others stay", async () => {
  renderSign(choosing({ documents: chosen(pdfFile("lease.pdf")) }));
  await input();
  drop(new File(["hello"], "photo.jpg"));
  await screen.findByText("One file could not be added");
  expect(screen.getByText("photo.jpg").parentElement).toHaveTextContent(
    "photo.jpg This is not a PDF. Save it as a PDF and choose it again.",
  );
  expect(screen.getByRole("status").textContent).toMatch(
    /1 document chosen\. photo\.jpg This is not/,
  );
  expect(listed()).toHaveLength(1);
  await userEvent.click(screen.getByText("Details for support"));
  expect(screen.getByText("Code: not_a_pdf")).toBeVisible();
  expect(await axeFaults()).toEqual([]);
});

test("a server that cannot be reached is told, and asked again", async () => {
  const { sign } = renderSign(
    choosing({
      source: "unknown",
      limits: null,
      problems: [{ code: "network", requestId: "" }],
    }),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  await screen.findByText("Up to 3 PDF files, 30 MB each");
  expect(sign().state).toMatchObject({ status: "choosing", problems: [] });
});

test("a route that takes one document gets a picker for one", async () => {
  const client = createFakeSignClient({ limits: { maxDocuments: 1, maxBytes: 1_000_000 } });
  renderSign({ status: "idle" }, { client });
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  expect((await input()).multiple).toBe(false);
  expect(screen.getByText("One PDF file of up to 1 MB")).toBeVisible();
});
