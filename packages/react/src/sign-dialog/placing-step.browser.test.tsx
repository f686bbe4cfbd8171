import { type Placement, SEAL_SIZE } from "@sign/protocol";
import type { FixturePage } from "@sign/simulator/fixtures";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { SignButton } from "../sign-button/sign-button";
import { axeFaults, pdfFile, placing, renderSign, watchConsole } from "./rendered.test.kit";

watchConsole();

type Rendered = ReturnType<typeof renderSign>;

const placements = ({ sign }: Rendered): readonly Placement[] => {
  const { state } = sign();
  return state.status === "placing" ? state.placements : [];
};

const seal = () => screen.findByRole("application");
const pageNamed = (name: string) => screen.findByRole("article", { name });
const field = (name: string) => screen.getByRole("spinbutton", { name });

async function drawn(name: string): Promise<HTMLElement> {
  const element = await pageNamed(name);
  await waitFor(() => expect(element).toHaveAttribute("data-state", "complete"), {
    timeout: 10_000,
  });
  return element;
}

const hasInk = (element: HTMLElement): boolean => {
  const canvas = element.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return false;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 0 && value < 100);
};

/** CSS pixels per point, from the drawn width of the seal. */
const scaleOf = (box: HTMLElement): number => box.getBoundingClientRect().width / SEAL_SIZE.width;

function pointer(target: HTMLElement, type: string, clientX: number, clientY: number): void {
  fireEvent(
    target,
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      isPrimary: true,
      pointerId: 1,
      button: 0,
      clientX,
      clientY,
    }),
  );
}

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
  expect(screen.getByRole("button", { name: "Sign with BankID" })).toBeEnabled();
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

test("every page is drawn as it comes into view, and few canvases are kept", async () => {
  await browserPage.viewport(800, 700);
  const pages = Array.from({ length: 12 }, (_, at) => ({ lines: [`Page ${at + 1}`] }));
  renderSign(placing([pdfFile("lease.pdf", pages)]));
  await drawn("Page 1 of 12");
  const scroller = screen.getByRole("region", { name: "Pages of lease.pdf" });
  for (let number = 1; number <= pages.length; number++) {
    act(() => {
      scroller.scrollTop = (scroller.scrollHeight / pages.length) * (number - 1);
    });
    expect(hasInk(await drawn(`Page ${number} of 12`)), `page ${number}`).toBe(true);
    expect(document.querySelectorAll("canvas").length).toBeLessThanOrEqual(5);
  }
  expect(screen.getByText("Page 12 of 12")).toBeVisible();
});

const geometries: [string, FixturePage, { width: number; height: number }][] = [
  ["upright", {}, { width: 595.28, height: 841.89 }],
  ["rotated 90", { rotate: 90 }, { width: 841.89, height: 595.28 }],
  ["rotated 180", { rotate: 180 }, { width: 595.28, height: 841.89 }],
  ["rotated 270", { rotate: 270 }, { width: 841.89, height: 595.28 }],
  [
    "cropped with an offset and rotated",
    { mediaBox: [-50, -20, 550, 780], cropBox: [10, 40, 410, 640], rotate: 90 },
    { width: 600, height: 400 },
  ],
  ["of large units", { mediaBox: [0, 0, 300, 400], userUnit: 2 }, { width: 600, height: 800 }],
];

for (const [name, geometry, size] of geometries) {
  test(`on a page that is ${name}, tapping, dragging, keys and numbers place to the whole point`, async () => {
    await browserPage.viewport(1280, 900);
    const rendered = renderSign(placing([pdfFile("lease.pdf", [geometry])]));
    const sheet = await drawn("Page 1 of 1");
    const box = await seal();
    const scale = scaleOf(box);
    const at = () => placements(rendered)[0];
    const edge = sheet.getBoundingClientRect();
    expect(edge.width / scale).toBeCloseTo(size.width, 0);
    expect(edge.height / scale).toBeCloseTo(size.height, 0);

    const middle = { x: 200 + SEAL_SIZE.width / 2, y: 150 + SEAL_SIZE.height / 2 };
    fireEvent.click(sheet, {
      clientX: edge.left + middle.x * scale,
      clientY: edge.top + middle.y * scale,
    });
    expect(at()).toEqual({ document: 0, page: 1, x: 200, y: 150 });
    expect(screen.getByRole("status")).toHaveTextContent(
      "Page 1, 200 points from the left, 150 from the top",
    );

    const grip = { x: edge.left + 210 * scale, y: edge.top + 160 * scale };
    pointer(box, "pointerdown", grip.x, grip.y);
    pointer(box, "pointermove", grip.x + 50 * scale, grip.y);
    pointer(box, "pointermove", grip.x + 100 * scale, grip.y + 30 * scale);
    expect(box).toHaveAttribute("data-state", "moving");
    pointer(box, "pointerup", grip.x + 100 * scale, grip.y + 30 * scale);
    expect(at()).toEqual({ document: 0, page: 1, x: 300, y: 180 });

    box.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}{Shift>}{ArrowLeft}{ArrowUp}{/Shift}");
    expect(at()).toEqual({ document: 0, page: 1, x: 291, y: 171 });

    await userEvent.fill(field("From the left (pt)"), "56");
    await userEvent.fill(field("From the top (pt)"), "70");
    expect(at()).toEqual({ document: 0, page: 1, x: 56, y: 70 });

    const shown = box.getBoundingClientRect();
    const { left, top } = sheet.getBoundingClientRect();
    expect(Math.abs((shown.left - left) / scale - 56)).toBeLessThan(0.5);
    expect(Math.abs((shown.top - top) / scale - 70)).toBeLessThan(0.5);
  });
}

test("the seal never leaves the page, whichever way it is pushed", async () => {
  const rendered = renderSign(placing([pdfFile("lease.pdf")]));
  await drawn("Page 1 of 1");
  const box = await seal();
  box.focus();
  await userEvent.keyboard("{Shift>}{ArrowLeft>5/}{ArrowDown>12/}{/Shift}");
  expect(placements(rendered)[0]).toEqual({ document: 0, page: 1, x: 0, y: 793 });
  await userEvent.fill(field("From the left (pt)"), "9999");
  expect(placements(rendered)[0]?.x).toBe(0);
  await userEvent.tab();
  expect(field("From the left (pt)")).toHaveValue(0);
});

test("Escape while dragging puts the seal back and leaves the dialog open", async () => {
  const rendered = renderSign(placing([pdfFile("lease.pdf")]));
  await drawn("Page 1 of 1");
  const box = await seal();
  const before = placements(rendered)[0];
  const { left, top } = box.getBoundingClientRect();
  box.focus();
  pointer(box, "pointerdown", left + 5, top + 5);
  pointer(box, "pointermove", left + 60, top - 60);
  await userEvent.keyboard("{Escape}");
  expect(box).toHaveAttribute("data-state", "placed");
  expect(placements(rendered)[0]).toEqual(before);
  expect(rendered.sign().state.status).toBe("placing");
});

test("a number for the page brings the seal there, and the view follows", async () => {
  await browserPage.viewport(800, 700);
  const rendered = renderSign(placing([pdfFile("lease.pdf", [{}, {}, {}, {}])]));
  await drawn("Page 1 of 4");
  await userEvent.fill(field("Page"), "3");
  expect(placements(rendered)[0]).toMatchObject({ page: 3, x: 36, y: 757 });
  await drawn("Page 3 of 4");
  expect((await seal()).getAttribute("aria-label")).toBe("Your signature, on page 3");
  await waitFor(() => expect(screen.getByText("Page 3 of 4")).toBeVisible());
});

test("each document has a tab that says whether its seal is placed, and arrow keys go between them", async () => {
  const rendered = renderSign(
    placing([pdfFile("lease.pdf", [{}, {}]), pdfFile("annex.pdf", [{ rotate: 90 }])]),
  );
  await drawn("Page 1 of 2");
  const [lease, annex] = screen.getAllByRole("tab");
  expect(lease).toHaveAccessibleName("lease.pdf Signature placed");
  lease?.focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(annex).toHaveFocus();
  await drawn("Page 1 of 1");
  await userEvent.fill(field("From the left (pt)"), "100");
  expect(placements(rendered)).toEqual([
    { document: 0, page: 2, x: 36, y: 757 },
    { document: 1, page: 1, x: 100, y: 511 },
  ]);
});

test("a file that the preview cannot open can be opened by hand, placed by numbers, and signed", async () => {
  const broken = new File(["%PDF-1.7 and nothing more"], "broken.pdf");
  const rendered = renderSign(placing([broken]));
  await screen.findByText("The document cannot be shown here");
  expect(screen.getByRole("link", { name: "Open the file in a new tab" })).toHaveAttribute(
    "href",
    expect.stringMatching(/^blob:/),
  );
  expect(placements(rendered)).toEqual([]);
  expect(screen.getByRole("button", { name: "Sign with BankID" })).toBeEnabled();
  await userEvent.fill(field("Page"), "2");
  await userEvent.fill(field("From the left (pt)"), "100");
  expect(placements(rendered)).toEqual([{ document: 0, page: 2, x: 100, y: 36 }]);
  await userEvent.clear(field("Page"));
  expect(placements(rendered)).toEqual([]);
  expect(await axeFaults()).toEqual([]);
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

for (const [width, height] of [
  [360, 640],
  [1280, 900],
] as const) {
  test(`at ${width} × ${height} the step has no fault by axe, and its footer is in view`, async () => {
    await browserPage.viewport(width, height);
    renderSign(placing([pdfFile("lease.pdf", [{}, {}]), pdfFile("annex.pdf")]));
    await drawn("Page 1 of 2");
    const { bottom } = screen
      .getByRole("button", { name: "Sign with BankID" })
      .getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(height);
    expect(await axeFaults()).toEqual([]);
  });
}
