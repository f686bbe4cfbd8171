import { type Placement, SEAL_SIZE } from "@sign/protocol";
import { screen, waitFor } from "@testing-library/react";
import { expect } from "vitest";
import type { StateOf } from "../flow/state";
import { pdfFile, placing, renderSign } from "../sign-dialog/rendered.test.kit";
import type { At } from "./pointer.test.kit";

/** A dialog in which seals are placed. */
export interface Placed {
  /** Where the seals are now. */
  placements(): readonly Placement[];
  state(): StateOf<"placing">;
}

type Options = Parameters<typeof renderSign>[1];

/** Renders the dialog at placing. */
export function renderPlacing(
  files: readonly File[] = [pdfFile("lease.pdf")],
  given: Partial<StateOf<"placing">> = {},
  options: Options = {},
): Placed {
  const { sign } = renderSign(placing(files, given), options);
  const state = () => {
    const now = sign().state;
    if (now.status !== "placing") throw new Error(`The flow is ${now.status}.`);
    return now;
  };
  return { state, placements: () => state().placements };
}

/** The seal that can be moved, once it is there. */
export const seal = (): Promise<HTMLElement> => screen.findByRole("application");

/** The live region of the dialog. */
export const said = (text: string): Promise<void> =>
  waitFor(() => expect(screen.getByRole("status").textContent).toContain(text));

/** The element of a page that is near the view, once all of it is drawn. */
export async function drawnPage(page = 1): Promise<HTMLElement> {
  let found: HTMLElement | null = null;
  await waitFor(() => {
    found = document.querySelector<HTMLElement>(`[data-sign-part="page"][data-page="${page}"]`);
    expect(found?.dataset.state).toBe("complete");
  });
  if (!found) throw new Error(`Page ${page} is not there.`);
  return found;
}

/** CSS pixels per point, from the drawn width of the seal. */
export const scaleOf = (box: HTMLElement): number =>
  box.getBoundingClientRect().width / SEAL_SIZE.width;

/** The point of the window where a displayed point of a drawn page is. */
export function onScreen(sheet: HTMLElement, scale: number, { x, y }: At): At {
  const { left, top } = sheet.getBoundingClientRect();
  return { x: left + x * scale, y: top + y * scale };
}

/** A number field of the panel. */
export const field = (name: string): HTMLElement => screen.getByRole("spinbutton", { name });
