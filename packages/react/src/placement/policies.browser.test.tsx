import type { PlacementPolicy } from "@sign/protocol";
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { page as browserPage, userEvent } from "vitest/browser";
import { SignButton } from "../sign-button/sign-button";
import type { SuggestedPlacement } from "../sign-dialog/dialog-claims";
import { axeFaults, pdfFile, watchConsole } from "../sign-dialog/rendered.test.kit";
import { drawnPage, field, onScreen, renderPlacing, scaleOf, seal } from "./placing.test.kit";
import { mouse } from "./pointer.test.kit";

watchConsole();

beforeEach(() => browserPage.viewport(1280, 900));

const contract = () =>
  pdfFile("lease.pdf", [{ lines: ["Leieavtale"] }, { lines: ["Sted og dato:", "Signatur:"] }, {}]);

const under = (policy: PlacementPolicy, suggestion?: SuggestedPlacement) =>
  renderPlacing(
    [contract()],
    { policy },
    {
      children: (
        <SignButton route="lease" placement={suggestion}>
          Sign
        </SignButton>
      ),
    },
  );

const sign = () => screen.getByRole("button", { name: "Sign with BankID" });

test("free: the seal begins where the kit suggests, and moves", async () => {
  const { placements } = under({ mode: "free" });
  await waitFor(() => expect(placements()).toEqual([{ document: 0, page: 3, x: 36, y: 757 }]));
  await waitFor(() => expect(sign()).toBeEnabled());
  (await seal()).focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(placements()[0]?.x).toBe(37);
});

test("suggested: the seal begins at the route's spot, whatever the app says, and moves", async () => {
  const { placements } = under(
    { mode: "suggested", spots: [{ page: 1, x: 300, y: 200 }] },
    { x: 1, y: 1 },
  );
  await waitFor(() => expect(placements()).toEqual([{ document: 0, page: 1, x: 300, y: 200 }]));
  await userEvent.fill(field("From the left (pt)"), "10");
  expect(placements()[0]?.x).toBe(10);
});

test("fixed: the seal is shown where the sender put it, and nothing moves it", async () => {
  const { placements, state } = under({ mode: "fixed", spots: [{ page: 1, x: 300, y: 200 }] });
  const sheet = await drawnPage();
  const box = await screen.findByRole("img", {
    name: "Your signature, on page 1, placed by the sender",
  });
  expect(screen.getByText(/The sender has placed the signature/)).toBeVisible();
  expect(screen.queryByRole("spinbutton", { name: /From the left/ })).toBeNull();
  const scale = scaleOf(box);
  const at = onScreen(sheet, scale, { x: 320, y: 220 });
  const pointer = mouse();
  await pointer.down(at);
  await pointer.move({ x: at.x + 60, y: at.y + 60 });
  await pointer.up({ x: at.x + 60, y: at.y + 60 });
  const elsewhere = onScreen(sheet, scale, { x: 100, y: 400 });
  await pointer.down(elsewhere);
  await pointer.up(elsewhere);
  expect(placements()).toEqual([{ document: 0, page: 1, x: 300, y: 200 }]);
  expect(state().history).toEqual([]);
  expect(await axeFaults()).toEqual([]);
});

test("none: there is no seal, and signing needs none", async () => {
  const { placements } = under({ mode: "none" }, { x: 1, y: 1 });
  await drawnPage();
  await waitFor(() => expect(sign()).toBeEnabled());
  expect(document.querySelector('[data-sign-part="seal"]')).toBeNull();
  expect(placements()).toEqual([]);
});

test("an anchor of the app puts the seal beside the first place that says so", async () => {
  const { placements, state } = under({ mode: "free" }, { anchor: "signatur:", dx: 80, dy: -20 });
  await waitFor(() => expect(placements()).toHaveLength(1));
  const [at] = placements();
  // 56 points from the left; the second line has its foot 88 points from the top.
  expect(at?.page).toBe(2);
  expect(Math.abs((at?.x ?? 0) - 136)).toBeLessThanOrEqual(1);
  expect(Math.abs((at?.y ?? 0) - (88 - 12 - 20))).toBeLessThanOrEqual(5);
  expect(state().settled).toEqual([{ document: 0, pages: 3, anchored: true }]);
});

test("an anchor that is nowhere leaves the kit's suggestion, and the person and the app are told", async () => {
  const { placements, state } = under({
    mode: "suggested",
    spots: [{ anchor: "Underskrift", dx: 0, dy: 0 }],
  });
  await waitFor(() => expect(placements()).toEqual([{ document: 0, page: 3, x: 36, y: 757 }]));
  expect(screen.getByText(/was not found here, so we suggest a place/)).toBeVisible();
  expect(state().settled).toEqual([{ document: 0, pages: 3, anchored: false }]);
});
