import type { Placement } from "@sign/protocol";
import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { desktop, drawn, numbered, pages } from "../reading/reading.test.kit";
import { SignButton } from "../sign-button/sign-button";
import { pdfFile, placing, renderSign, watchConsole } from "./rendered.test.kit";

watchConsole();

type Rendered = ReturnType<typeof renderSign>;

const placements = ({ sign }: Rendered): readonly Placement[] => {
  const { state } = sign();
  return state.status === "placing" ? state.placements : [];
};

const field = (name: string) => screen.getByRole("spinbutton", { name });
const signButton = () => screen.getByRole("button", { name: "Sign with BankID" });

const hasInk = (element: HTMLElement): boolean => {
  const canvas = element.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return false;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 0 && value < 100);
};

test("the seal of each document is suggested at the foot of its last page, and can be sent as it is", async () => {
  const rendered = renderSign(
    placing([pdfFile("lease.pdf", [{}, {}, {}]), pdfFile("annex.pdf", [{ rotate: 90 }])]),
  );
  await waitFor(() =>
    expect(placements(rendered)).toEqual([
      { document: 0, page: 3, x: 36, y: 757 },
      { document: 1, page: 1, x: 36, y: 511 },
    ]),
  );
  await waitFor(() => expect(signButton()).toBeEnabled());
});

test("the app may suggest another place", async () => {
  const rendered = renderSign(placing([pdfFile("lease.pdf", [{}, {}])]), {
    children: (
      <SignButton route="lease" placement={{ page: 1, x: 300, y: 5000 }}>
        Sign
      </SignButton>
    ),
  });
  await waitFor(() =>
    expect(placements(rendered)).toEqual([{ document: 0, page: 1, x: 300, y: 793 }]),
  );
});

test("every page is drawn as it comes into view, and the name of an only document is in the header", async () => {
  await browserPage.viewport(800, 700);
  renderSign(placing([numbered(6)]));
  await drawn("Page 1 of 6");
  expect(screen.getByText("lease.pdf")).toBeVisible();
  for (let number = 1; number <= 6; number++) {
    pages().scrollTop = (pages().scrollHeight / 6) * (number - 1);
    const page = await drawn(`Page ${number} of 6`);
    expect(hasInk(page), `page ${number}`).toBe(true);
  }
});

/** A file whose bytes come when the returned function is called. */
function heldFile(file: File): { readonly file: File; readonly release: () => void } {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  vi.spyOn(file, "slice").mockImplementation((...range) => {
    const part = new Blob([file]).slice(...range);
    const bytes = part.arrayBuffer.bind(part);
    return Object.assign(part, { arrayBuffer: () => held.then(bytes) });
  });
  return { file, release: () => release() };
}

test("until it is open an empty sheet stands where the document will be, and says so", async () => {
  await desktop();
  const { file, release } = heldFile(numbered(2));
  renderSign(placing([file]));
  await screen.findByRole("button", { name: "Sign with BankID" });
  expect(screen.getByText("Opening the document …")).toBeVisible();
  expect(signButton()).toBeDisabled();
  const sheet = document.querySelector('[data-sign-part="blank-sheet"]');
  const before = sheet?.getBoundingClientRect();
  expect(before?.height).toBeGreaterThan(400);
  release();
  const page = await drawn("Page 1 of 2");
  expect(page.getBoundingClientRect().top).toBeCloseTo(before?.top ?? 0, 0);
  expect(screen.queryByText("Opening the document …")).toBeNull();
  await waitFor(() => expect(signButton()).toBeEnabled());
});

test("a file that the preview cannot open can be opened by hand, placed by numbers, and signed", async () => {
  await desktop();
  const broken = new File(["%PDF-1.7 and nothing more"], "broken.pdf");
  const rendered = renderSign(placing([broken]));
  await screen.findByText("The document cannot be shown here");
  expect(screen.getByText("You can still sign it here.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Open the file in a new tab" })).toHaveAttribute(
    "href",
    expect.stringMatching(/^blob:/),
  );
  expect(placements(rendered)).toEqual([]);
  expect(signButton()).toBeEnabled();
  await userEvent.fill(field("Page"), "2");
  await userEvent.fill(field("From the left (pt)"), "100");
  expect(placements(rendered)).toEqual([{ document: 0, page: 2, x: 100, y: 36 }]);
  await userEvent.clear(field("Page"));
  expect(placements(rendered)).toEqual([]);
});

test("why the last attempt did not start is said, aloud too, with what support asks for", async () => {
  renderSign(
    placing([pdfFile("lease.pdf")], {
      problem: { code: "gateway_busy", requestId: "request-7" },
    }),
  );
  await screen.findByText("Many are signing right now. Wait a little and try again.");
  await waitFor(() =>
    expect(screen.getByRole("status").textContent).toMatch(
      /^The signing could not start\. Many are/,
    ),
  );
  await userEvent.click(screen.getByText("Details for support"));
  expect(screen.getByText("Code: gateway_busy, Request id: request-7")).toBeVisible();
});
