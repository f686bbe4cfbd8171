import "../styles.css";
import type { Locale } from "@sign/protocol";
import { createPdf, type FixturePage } from "@sign/simulator/fixtures";
import { cleanup, configure, type RenderResult, render } from "@testing-library/react";
import axe from "axe-core";
import { type ReactElement, StrictMode } from "react";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { freeRules, nothingPlaced } from "../flow/beginning";
import type { ChosenDocument, FlowState, KeptDocuments, StateOf } from "../flow/state";
import { everyLanguage } from "../i18n/every-language.test.kit";
import { SignButton } from "../sign-button/sign-button";
import { type FakeSignClient, type RenderedWithSign, renderWithSign } from "../testing";

// The first preview of a run waits for Vite to hand over pdf.js.
configure({ asyncUtilTimeout: 15_000 });

/** Makes any `console.error` of a test file's tests fail them, and takes down what they rendered. */
export function watchConsole(): void {
  const complaints = vi.spyOn(console, "error");
  beforeEach(() => {
    complaints.mockClear();
  });
  afterEach(() => {
    cleanup();
    expect(complaints).not.toHaveBeenCalled();
  });
}

/** A PDF file of these pages. */
export const pdfFile = (name: string, pages: readonly FixturePage[] = [{}]): File =>
  new File([createPdf({ pages })], name, { type: "application/pdf" });

/** Files as documents already chosen. */
export const chosen = (...files: readonly File[]): readonly ChosenDocument[] =>
  files.map((file, index) => ({ id: `d${index}`, name: file.name, size: file.size, file }));

const limits = { maxDocuments: 3, maxBytes: 30_000_000 };
const kept: KeptDocuments = {
  source: "upload",
  limits,
  documents: [],
  ...nothingPlaced,
  ...freeRules,
};

/** The choosing step with nothing chosen, but for what is given. */
export const choosing = (given: Partial<StateOf<"choosing">> = {}): StateOf<"choosing"> => ({
  ...kept,
  status: "choosing",
  problems: [],
  ...given,
});

/** The placing step of these files. */
export const placing = (
  files: readonly File[],
  given: Partial<StateOf<"placing">> = {},
): StateOf<"placing"> => ({
  ...kept,
  status: "placing",
  documents: chosen(...files),
  problem: null,
  ...given,
});

/** Renders a button, with the dialog it brings, in a flow that begins in `state`. */
export const renderSign = (
  state: FlowState,
  options: {
    readonly client?: FakeSignClient;
    readonly locale?: Locale;
    readonly children?: ReactElement;
  } = {},
): RenderedWithSign<RenderResult> =>
  renderWithSign(options.children ?? <SignButton route="lease">Sign</SignButton>, {
    render: (element) => render(<StrictMode>{element}</StrictMode>),
    state,
    client: options.client,
    locale: everyLanguage[options.locale ?? "en"],
  });

/** What axe has against the page as it is, in each colour scheme: rule and element. */
export async function axeFaults(): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.signTheme = theme;
    document.body.style.background = theme === "dark" ? "#000" : "#fff";
    await Promise.all(document.getAnimations().map((animation) => animation.ready));
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) {
        animation.finish();
      }
    }
    // Rules about a whole page do not concern a part of one.
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
    });
    for (const { id, nodes } of violations) {
      faults.push(
        ...nodes.map(({ html, failureSummary }) => `${theme} ${id} ${html} ${failureSummary}`),
      );
    }
  }
  return faults;
}
