import { createPdf } from "@sign/simulator/fixtures";
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { axeFaults, pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";
import { chooseLengthUnit } from "./length-unit";
import { drawnPage, field, renderPlacing, said, seal } from "./placing.test.kit";

watchConsole();

beforeEach(async () => {
  chooseLengthUnit("pt");
  await browserPage.viewport(1280, 900);
});

const place = (document = 0, x = 200, y = 150, page = 1) => ({ document, page, x, y });
const button = (name: string) => screen.getByRole("button", { name });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("the place is typed in points", async () => {
  const { placements } = renderPlacing([pdfFile("lease.pdf", [{}, {}])]);
  await drawnPage();
  await userEvent.fill(field("Page"), "2");
  await userEvent.fill(field("From the left (pt)"), "56");
  await userEvent.fill(field("From the top (pt)"), "700");
  expect(placements()).toEqual([place(0, 56, 700, 2)]);
  await said("Page 2, 56 points from the left, 700 from the top");
});

test("or in millimetres, which become the nearest whole point and are said as such", async () => {
  const { placements } = renderPlacing();
  await drawnPage();
  await userEvent.click(screen.getByRole("radio", { name: "mm" }));
  expect(field("From the left (mm)")).toHaveValue(12.7);
  await userEvent.fill(field("From the left (mm)"), "20");
  await userEvent.fill(field("From the top (mm)"), "100.5");
  expect(placements()).toEqual([place(0, 57, 285)]);
  await said("Page 1, 20.1 mm from the left, 100.5 from the top");
  await userEvent.tab();
  expect(field("From the top (mm)")).toHaveValue(100.5);
  await userEvent.click(screen.getByRole("radio", { name: "pt" }));
  expect(field("From the left (pt)")).toHaveValue(57);
});

test("what would be outside the page has no effect, and leaving the field shows what has", async () => {
  const { placements } = renderPlacing();
  await drawnPage();
  await userEvent.fill(field("From the left (pt)"), "504");
  expect(placements()[0]?.x).toBe(36);
  await userEvent.tab();
  expect(field("From the left (pt)")).toHaveValue(36);
  await userEvent.fill(field("From the left (pt)"), "503");
  expect(placements()[0]?.x).toBe(503);
});

test("undo takes back one step after the other, and can be pressed only while there is one", async () => {
  const { placements } = renderPlacing();
  await drawnPage();
  await waitFor(() => expect(placements()).toHaveLength(1));
  const first = placements();
  expect(button("Undo")).toHaveAttribute("aria-disabled", "true");
  await press("Bottom right");
  await press("Leave the place to BankID");
  expect(placements()).toEqual([]);
  await said("The signature is not placed. BankID shows it at the top left of page 1.");
  await press("Undo");
  expect(placements()).toEqual([place(0, 467, 757)]);
  await press("Undo");
  expect(placements()).toEqual(first);
  expect(button("Undo")).toHaveAttribute("aria-disabled", "true");
  expect(button("Undo")).toHaveFocus();
});

test("one place is taken over by every document, inside its own pages, and undone in all", async () => {
  const { placements } = renderPlacing([
    pdfFile("lease.pdf", [{}, {}]),
    pdfFile("annex.pdf", [{}, {}, { rotate: 90 }]),
  ]);
  await waitFor(() => expect(placements()).toHaveLength(2));
  const first = placements();
  await userEvent.fill(field("From the left (pt)"), "300");
  await press("Same place on every document");
  await said("Placed the same way in 2 documents");
  await waitFor(() => expect(placements()).toEqual([place(0, 300, 757, 2), place(1, 300, 546, 3)]));
  await press("Undo");
  await press("Undo");
  expect(placements()).toEqual(first);
});

test("undo says when what it took back is in another document", async () => {
  const { placements } = renderPlacing([pdfFile("lease.pdf"), pdfFile("annex.pdf")]);
  await waitFor(() => expect(placements()).toHaveLength(2));
  await userEvent.fill(field("From the left (pt)"), "300");
  await userEvent.click(screen.getByRole("tab", { name: /annex/ }));
  await waitFor(() => expect(field("From the left (pt)")).toHaveValue(36));
  await press("Undo");
  await said("Undone in lease.pdf");
  expect(placements()[0]?.x).toBe(36);
});

test("a seal over text warns, on the page, in the panel and aloud; beside it the warning is gone", async () => {
  const text = Array.from(
    { length: 20 },
    () => "The tenant pays the rent on the first of each month.",
  );
  renderPlacing([pdfFile("lease.pdf", [{ lines: text }])], { placements: [place(0, 80, 100)] });
  const box = await seal();
  await screen.findByText("The signature would cover something on the page");
  expect(box).toHaveAttribute("data-covers", "content");
  await said("The signature would cover something on the page");
  await press("Free space near the bottom");
  await waitFor(() => expect(box).toHaveAttribute("data-covers", "nothing"));
  expect(screen.queryByText("The signature would cover something on the page")).toBeNull();
});

test("a picture counts as much as text", async () => {
  const picture = "0.1 0.1 0.1 rg 36 36 200 100 re f";
  const pdf = new TextDecoder("latin1").decode(createPdf({ pages: [{ lines: [""] }] }));
  const drawn = pdf.replace(/BT [^\n]*ET/, (text) => picture.padEnd(text.length));
  const bytes = Uint8Array.from(drawn, (character) => character.charCodeAt(0));
  const { placements } = renderPlacing([new File([bytes], "scan.pdf")]);
  const box = await seal();
  await waitFor(() => expect(box).toHaveAttribute("data-covers", "content"));
  await press("Free space near the bottom");
  await waitFor(() => expect(box).toHaveAttribute("data-covers", "nothing"));
  const [at] = placements();
  expect(at && (at.x >= 236 || at.y <= 842 - 136 - 48)).toBe(true);
});

test("the words that ask for a signature are a suggestion of their own", async () => {
  const { placements } = renderPlacing([
    pdfFile("lease.pdf", [{ lines: ["Leieavtale", "", "", "", "", "", "", "", "Signatur:"] }]),
  ]);
  await screen.findByRole("button", { name: "Next to “Signatur”" });
  await press("Next to “Signatur”");
  const [at] = placements();
  // The words stand 56 points from the left and 8 lines of 16 points below the first, at 72.
  expect(at?.x).toBeLessThan(140);
  expect(at?.y).toBeGreaterThan(130);
  expect(at?.y).toBeLessThan(210);
});

test("where the preview does not open, numbers place, and what they do is said", async () => {
  const { placements } = renderPlacing([new File(["%PDF-1.7 and nothing more"], "broken.pdf")]);
  await userEvent.fill(await screen.findByRole("spinbutton", { name: "Page" }), "2");
  expect(placements()).toEqual([{ document: 0, page: 2, x: 36, y: 36 }]);
  await said("Page 2, 36 points from the left, 36 from the top");
  await userEvent.clear(field("Page"));
  expect(placements()).toEqual([]);
});

for (const width of [360, 1280]) {
  test(`at ${width} pixels axe has nothing against it, with a warning and without`, async () => {
    await browserPage.viewport(width, 800);
    const { placements } = renderPlacing([
      pdfFile("lease.pdf", [{ lines: ["Signatur:"] }]),
      pdfFile("annex.pdf"),
    ]);
    await drawnPage();
    await waitFor(() => expect(placements()).toHaveLength(2));
    const fold = screen.queryByRole("button", { name: /signature/i, expanded: false });
    if (fold) await userEvent.click(fold);
    await screen.findByRole("button", { name: /Next to/ });
    expect(await axeFaults()).toEqual([]);
    await userEvent.fill(field("From the top (pt)"), "60");
    await screen.findByText("The signature would cover something on the page");
    expect(await axeFaults()).toEqual([]);
  });
}
