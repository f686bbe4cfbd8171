import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { desktop, read } from "../reading/reading.test.kit";
import { pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";

watchConsole();

/** The text spacing that WCAG 2.2, 1.4.12 lets a person choose. */
const spacing = new CSSStyleSheet();
spacing.replaceSync(
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
);

test("with wider text spacing everything beside the document stays inside its column, and apart", async () => {
  await desktop();
  document.adoptedStyleSheets.push(spacing);
  try {
    await read([pdfFile("lease.pdf", [{ lines: ["Signature:"] }])]);
    const side = screen.getByRole("complementary").getBoundingClientRect();
    const controls = screen
      .getByRole("complementary")
      .querySelectorAll<HTMLElement>("button, a, input:not([type=radio]), label, span, legend");
    const outside = [...controls]
      .filter((element) => element.getBoundingClientRect().right > side.right + 0.5)
      .map(({ outerHTML }) => outerHTML);
    expect(outside).toEqual([]);
    const title = screen.getByText("Signature on page 1").getBoundingClientRect();
    const show = screen.getByRole("button", { name: "Show it" }).getBoundingClientRect();
    expect(title.right).toBeLessThanOrEqual(show.left + 0.5);
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== spacing);
  }
});
