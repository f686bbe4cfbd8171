import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { loadPdf } from "../pdf/load-pdf";
import { SignButton } from "../sign-button/sign-button";
import { SignStatus } from "../sign-status/sign-status";
import { createFakeSignClient } from "../testing";
import { loadPlacingStep } from "./lazy-placing";
import { loadDialog } from "./load-dialog";
import { pdfFile, renderSign, watchConsole } from "./rendered.test.kit";

watchConsole();

test("the whole way runs where no style element, style attribute or eval is allowed", async () => {
  // Vite hands over modules and styles in ways the policy forbids: they are fetched before it applies.
  await Promise.all([loadDialog(), loadPlacingStep(), loadPdf()]);
  const violations: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
    violations.push(`${violatedDirective} ${sample}`),
  );
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "style-src 'none'; script-src 'self' blob:; object-src 'none'; frame-src 'none'";
  document.head.append(policy);

  const client = createFakeSignClient();
  const { sign } = renderSign(
    { status: "idle" },
    {
      client,
      children: (
        <>
          <SignButton route="lease">Sign</SignButton>
          <SignStatus />
        </>
      ),
    },
  );
  await userEvent.click(screen.getByRole("button", { name: "Sign" }));
  await screen.findByRole("button", { name: "Choose PDF files" });
  act(() => sign().addFiles([pdfFile("lease.pdf", [{}, { rotate: 90 }])]));
  await userEvent.click(await screen.findByRole("button", { name: "Continue" }));
  const page = await screen.findByRole("article", { name: "Page 1 of 2" });
  await waitFor(() => expect(page).toHaveAttribute("data-state", "complete"));
  await userEvent.click(screen.getByRole("button", { name: "Sign with BankID" }));
  await waitFor(() => expect(sign().state.status).toBe("redirecting"));
  client.move("signed");
  act(() => sign().checkNow());
  await screen.findByText("All checks passed");
  expect(violations).toEqual([]);
});
