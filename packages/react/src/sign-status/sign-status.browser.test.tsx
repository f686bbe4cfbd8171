import { type ErrorCode, SignError, type VerificationReport } from "@sign/protocol";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { FlowState } from "../flow/state";
import { en } from "../i18n/en";
import { SignButton } from "../sign-button/sign-button";
import { axeFaults, pdfFile, renderSign, watchConsole } from "../sign-dialog/rendered.test.kit";
import { createFakeSignClient, exampleReports, exampleStates } from "../testing";
import { SignStatus } from "./sign-status";

watchConsole();

const both = (
  <>
    <SignButton route="lease">Sign</SignButton>
    <SignStatus />
  </>
);

/** Walks the flow to BankID and back. */
async function renderReturned(client = createFakeSignClient(), names = ["lease.pdf"]) {
  const rendered = renderSign({ status: "idle" }, { client, children: both });
  const { sign } = rendered;
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  await waitFor(() => expect(sign().state).toMatchObject({ source: "upload" }));
  act(() => sign().addFiles(names.map((name) => pdfFile(name))));
  await waitFor(() =>
    expect(sign().state).toMatchObject({ documents: names.map((name) => ({ name })) }),
  );
  act(() => sign().review());
  act(() => sign().start());
  await waitFor(() => expect(sign().state.status).toBe("redirecting"));
  act(() => sign().checkNow());
  await screen.findByRole("heading", { name: "Not signed yet" });
  return rendered;
}

/** Walks the flow to BankID and on to a session whose document was rejected for this reason, with this report. */
async function renderRejected(reason: ErrorCode, report: VerificationReport) {
  const client = createFakeSignClient();
  vi.spyOn(client, "report").mockResolvedValue(report);
  const rendered = await renderReturned(client);
  client.move("rejected", reason);
  act(() => rendered.sign().checkNow());
  await screen.findByRole("heading", { name: "We cannot accept this document" });
  await screen.findByText("Details of the signature");
  return rendered;
}

/** Walks the flow to BankID and on to a signed session. */
async function renderSigned(client = createFakeSignClient()) {
  const rendered = await renderReturned(client);
  client.move("signed");
  act(() => rendered.sign().checkNow());
  await screen.findByRole("heading", { name: "Your document is signed" });
  return rendered;
}

const ends: [string, FlowState, string, string][] = [
  ["waiting", exampleStates.waiting, "Not signed yet", "Continue at BankID"],
  ["lost", { ...exampleStates.waiting, connection: "lost" }, "No contact right now", "Check again"],
  ["finalizing", exampleStates.finalizing, "Almost there", "Check again"],
  ["cancelled", exampleStates.cancelled, "You cancelled", "Try again with the same documents"],
  ["expired", exampleStates.expired, "The time ran out", "Try again with the same documents"],
  ["failed", exampleStates.failed, "The signing was not completed", "Start over"],
];

for (const [name, state, title, action] of ends) {
  test(`${name} has its heading, its way on, and no fault by axe`, async () => {
    renderSign(state, { children: <SignStatus /> });
    expect(screen.getByRole("heading", { name: title })).toBeVisible();
    expect(screen.getByRole("button", { name: action })).toBeVisible();
    expect(screen.getByRole("status").textContent).toMatch(new RegExp(`^${title}`));
    expect(await axeFaults()).toEqual([]);
  });
}

test("before anything has begun it takes no room and says nothing", () => {
  renderSign({ status: "idle" }, { children: <SignStatus className="mine" /> });
  const status = document.querySelector('[data-sign-part="status"]');
  expect(status).toHaveAttribute("data-state", "idle");
  expect(status).toHaveClass("mine");
  expect(status?.getBoundingClientRect().height).toBe(0);
});

test("trying again opens the dialog with the same documents", async () => {
  const { sign } = renderSign(exampleStates.cancelled, { children: both });
  await userEvent.click(screen.getByRole("button", { name: "Try again with the same documents" }));
  expect(sign().state).toMatchObject({
    status: "placing",
    documents: [{ name: "Leieavtale Storgata 1.pdf" }],
  });
  await screen.findByRole("dialog");
});

test("an error shows its code and request id when asked for", async () => {
  renderSign(exampleStates.failed, { children: <SignStatus /> });
  expect(screen.getByText(/Code: signing_failed/)).not.toBeVisible();
  await userEvent.click(screen.getByText("Details for support"));
  expect(screen.getByText("Code: signing_failed, Request id: example-request")).toBeVisible();
});

test("signed says who, when, and what was checked", async () => {
  await renderSigned();
  expect(screen.getByText("Signed by Aksel Herseth")).toBeVisible();
  expect(screen.getAllByText("23 November 2026 at 13:04 CET")[0]).toBeVisible();
  await screen.findByText("All checks passed");
  expect(screen.getByText("The document is unchanged since it was signed")).toBeVisible();
  await userEvent.click(screen.getByText("Details of the signature"));
  expect(screen.getByText("Example Signing CA")).toBeVisible();
  expect(await axeFaults()).toEqual([]);
});

test("when what was pressed goes away with the old view, the focus moves to the heading of the new", async () => {
  const { client } = await renderReturned();
  client.move("signed");
  await userEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByRole("heading", { name: "Your document is signed" })).toHaveFocus();
});

test("the button goes on with what is still open at BankID instead of beginning anew", async () => {
  const { sign } = await renderReturned();
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  expect(sign().state.status).toBe("redirecting");
});

test("the signed file is saved under the server's name", async () => {
  await renderSigned();
  const saved = vi.fn();
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function save(
    this: HTMLAnchorElement,
  ) {
    saved(this.download, this.href.slice(0, 5));
  });
  await userEvent.click(screen.getByRole("button", { name: "Save signed file lease.pdf" }));
  await waitFor(() => expect(saved).toHaveBeenCalledWith("signed-1.pdf", "blob:"));
  click.mockRestore();
});

test("a download that fails says so where it was pressed, and can be pressed again", async () => {
  const client = createFakeSignClient();
  await renderSigned(client);
  client.failNext("signed", new SignError("download_corrupted", { requestId: "request-9" }));
  const save = screen.getByRole("button", { name: "Save signed file lease.pdf" });
  await userEvent.click(save);
  expect((await screen.findByRole("alert")).textContent).toMatch(
    /^The file could not be fetched\. The signed file was damaged on its way here/,
  );
  expect(save).toHaveAttribute("aria-disabled", "false");
});

test("a report that cannot be fetched is asked for again", async () => {
  const client = createFakeSignClient();
  const report = vi.spyOn(client, "report").mockRejectedValue(new SignError("network"));
  await renderSigned(client);
  await screen.findByText("What was checked could not be fetched.");
  report.mockRestore();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("All checks passed");
});

const refusals: [ErrorCode, VerificationReport, string, string][] = [
  [
    "signature_rejected",
    exampleReports.tampered,
    "The signature is in the name of Aksel Herseth",
    "A page was changed after the signing",
  ],
  [
    "signer_rejected",
    exampleReports.otherSigner,
    "Signed by Ole Bramserud",
    "The file itself passed all checks",
  ],
  [
    "level_too_low",
    exampleReports.lowerLevel,
    "Signed by Aksel Herseth",
    "The file itself passed all checks",
  ],
  [
    "signatures_missing",
    exampleReports.good,
    "Signed by Aksel Herseth",
    "The file itself passed all checks",
  ],
];

for (const [code, report, who, what] of refusals) {
  test(`${code}: said why, by whom, what was checked; no file is offered; no fault by axe`, async () => {
    await renderRejected(code, report);
    expect(screen.getByText("Not accepted.").parentElement).toHaveTextContent(
      `Not accepted. ${en.messages.errors[code]}`,
    );
    expect(screen.getByText(who)).toBeVisible();
    expect(screen.getByText(what)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Save signed file/ })).toBeNull();
    expect(screen.getByRole("button", { name: /^Try again/ })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });
}

test("of two documents, one bad, each has its own verdict and only the good one can be saved", async () => {
  const client = createFakeSignClient();
  vi.spyOn(client, "report").mockImplementation(async (_token, index) =>
    index === 0 ? exampleReports.good : exampleReports.tampered,
  );
  const { sign } = await renderReturned(client, ["lease.pdf", "annex.pdf"]);
  client.move("rejected", "signature_rejected", [null, "signature_rejected"]);
  act(() => sign().checkNow());
  await screen.findByRole("heading", { name: "We cannot accept all the documents" });
  await screen.findByText("A check failed");
  const [good, bad] = screen.getAllByRole("listitem").filter((item) => item.dataset.signPart);
  if (!good || !bad) throw new Error("a document is missing");
  expect(within(good).getByText("Accepted")).toBeVisible();
  expect(within(good).getByRole("button", { name: /Save signed file lease/ })).toBeVisible();
  expect(within(bad).getByText("Not accepted.")).toBeVisible();
  expect(within(bad).queryByRole("button", { name: /Save/ })).toBeNull();
  expect(await axeFaults()).toEqual([]);
});

test("a file that never arrived whole has a reason and no report to wait for", async () => {
  const client = createFakeSignClient();
  const report = vi.spyOn(client, "report");
  const { sign } = await renderReturned(client);
  client.move("rejected", "download_corrupted");
  act(() => sign().checkNow());
  await screen.findByText("Not accepted.");
  expect(report).not.toHaveBeenCalled();
});

test("the report is copied, which is said without taking the focus", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await renderSigned();
  const button = await screen.findByRole("button", { name: "Copy the report lease.pdf" });
  await userEvent.click(button);
  expect(await screen.findByText("The report is copied")).toHaveAttribute("role", "status");
  expect(button).toHaveFocus();
  expect(written).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Report on lease\.pdf\n/));
  written.mockRestore();
});

test("where the clipboard is denied the report is there to be copied by hand, selected", async () => {
  const written = vi
    .spyOn(navigator.clipboard, "writeText")
    .mockRejectedValue(new DOMException("denied", "NotAllowedError"));
  await renderSigned();
  await userEvent.click(await screen.findByRole("button", { name: "Copy the report lease.pdf" }));
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", {
    name: "Report on lease.pdf",
  });
  expect(field).toHaveFocus();
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(field.value);
  expect(field.value).toMatch(/^Report on lease\.pdf\n/);
  expect(await axeFaults()).toEqual([]);
  written.mockRestore();
});
