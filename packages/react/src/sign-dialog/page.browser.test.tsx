import { render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Drawn, OpenPdf } from "../pdf/open-pdf";
import { SignProvider } from "../sign-provider";
import { createFakeSignClient } from "../testing";
import { Page } from "./page";
import { watchConsole } from "./rendered.test.kit";

watchConsole();

const size = { width: 100, height: 100 };

function renderPage(draw: OpenPdf["draw"]) {
  const pdf: OpenPdf = {
    pageCount: 3,
    geometry: async () => ({ box: [0, 0, 100, 100], rotation: 0, userUnit: 1 }),
    draw,
  };
  return render(
    <StrictMode>
      <SignProvider client={createFakeSignClient()}>
        <Page pdf={pdf} page={2} size={size} box={{ left: 0, top: 0, ...size }} scale={1} />
      </SignProvider>
    </StrictMode>,
  );
}

test("a page that cannot be drawn says so in words, and can be tried again", async () => {
  let broken = true;
  renderPage(async (_, canvas): Promise<Drawn> => {
    if (broken) throw new Error("broken page");
    canvas.width = 10;
    return "complete";
  });
  await screen.findByText("Page 2 could not be shown here.");
  expect(document.querySelector("canvas")).toBeNull();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Show it again" }));
  await waitFor(() => expect(document.querySelector("canvas")).not.toBeNull());
  expect(screen.queryByText("Page 2 could not be shown here.")).toBeNull();
});

test("a picture that cannot be decoded is told, and the rest of the page is shown", async () => {
  renderPage(async () => "incomplete");
  await screen.findByText(/A picture on page 2 could not be shown here/);
  expect(document.querySelector("canvas")).not.toBeNull();
});

test("leaving stops the drawing, and frees the canvas", async () => {
  const signals: AbortSignal[] = [];
  const { unmount } = renderPage(async (_, canvas, __, signal) => {
    signals.push(signal);
    canvas.width = 100;
    return "complete";
  });
  await waitFor(() => expect(document.querySelector("canvas")).not.toBeNull());
  const canvas = document.querySelector("canvas");
  unmount();
  expect(canvas).toHaveProperty("width", 0);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

test("a drawing that comes too late is thrown away", async () => {
  const draw = vi.fn<OpenPdf["draw"]>(() => new Promise(() => {}));
  const { unmount } = renderPage(draw);
  await waitFor(() => expect(draw).toHaveBeenCalled());
  unmount();
  expect(draw.mock.calls.every(([, , , signal]) => signal.aborted)).toBe(true);
});
