import { act, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  axeFaults,
  choosing,
  chosen,
  pdfFile,
  renderSign,
  watchConsole,
} from "./rendered.test.kit";

watchConsole();

test("what is good to know about a file stands with it, once each, and stops nobody", async () => {
  const [lease, annex] = chosen(pdfFile("lease.pdf"), pdfFile("annex.pdf"));
  if (!lease || !annex) throw new Error("no documents");
  const warned = {
    ...lease,
    warnings: [
      { code: "signed_before", severity: "warn" },
      { code: "page_too_small", severity: "warn", page: 2 },
      { code: "page_too_small", severity: "warn", page: 3 },
    ],
  } as const;
  renderSign(choosing({ documents: [warned, annex] }));
  const list = await screen.findByRole("list", { name: "Chosen documents" });
  const [first, second] = within(list)
    .getAllByRole("listitem")
    .filter(({ dataset }) => dataset.signPart === "file");
  if (!first || !second) throw new Error("no files");
  expect(
    within(first)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent),
  ).toEqual([
    "The file is signed already. Your signature is added to it.",
    "Page 2 is too small for the signature.",
  ]);
  expect(within(second).queryAllByRole("listitem")).toEqual([]);
  expect(screen.getByRole("button", { name: "Continue" })).toBeEnabled();
  expect(await axeFaults()).toEqual([]);
});

test("a file is inspected as it is picked: a stop is told, a note is listed", async () => {
  const { hostilePdfs } = await import("@sign/simulator/fixtures");
  const named = async (name: string) =>
    new File([(await hostilePdfs.find((pdf) => pdf.name === name)?.make()) ?? ""], `${name}.pdf`);
  const { sign } = renderSign(choosing());
  await screen.findByRole("button", { name: "Choose PDF files" });
  const files = [await named("attachment"), await named("AES-256 with a password")];
  act(() => sign().addFiles(files));
  await screen.findByText(
    "The file has attachments that are not shown here. They are signed with it.",
  );
  await screen.findAllByText(/The file is protected with a password/);
  expect(sign().state).toMatchObject({
    documents: [{ name: "attachment.pdf" }],
    problems: [{ code: "pdf_encrypted" }],
  });
});
