import { screen, waitFor } from "@testing-library/react";
import { page as browserPage } from "vitest/browser";
import type { StateOf } from "../flow/state";
import { pdfFile, placing, renderSign } from "../sign-dialog/rendered.test.kit";

/** A file of so many pages, each with its number and, on every third, the word "rent". */
export const numbered = (count: number, name = "lease.pdf"): File =>
  pdfFile(
    name,
    Array.from({ length: count }, (_, at) => ({
      lines: [`This is page ${at + 1}`, ...((at + 1) % 3 === 0 ? ["The rent is due."] : [])],
    })),
  );

/** Sizes of windows: a phone, and a desktop with room for the overview. */
export const phone = () => browserPage.viewport(360, 640);
export const desktop = () => browserPage.viewport(1280, 900);

/** Resolves with a page once it is drawn. */
export async function drawn(name: string): Promise<HTMLElement> {
  const element = await screen.findByRole("article", { name });
  await waitFor(() => expectComplete(element));
  return element;
}

function expectComplete({ dataset }: HTMLElement): void {
  if (dataset.state !== "complete") throw new Error(`the page is ${dataset.state}`);
}

/** Renders the placing step of these files; resolves when the first page is drawn. */
export async function read(files: readonly File[], given: Partial<StateOf<"placing">> = {}) {
  const rendered = renderSign(placing(files, given));
  await screen.findByRole("region", { name: /^Pages of/ });
  await waitFor(() => expectComplete(screen.getAllByRole("article")[0] ?? document.body));
  return rendered;
}

/** The field that says which page is read. */
export const pageField = () =>
  screen.getByRole<HTMLInputElement>("textbox", { name: "Go to page" });

/** A button of the dialog. */
export const button = (name: string) => screen.getByRole("button", { name });

/** What screen readers were told last. */
export const said = () => screen.getByRole("status").textContent;

/** The element in which the pages scroll. */
export const pages = () => screen.getByRole("region", { name: /^Pages of/ });
