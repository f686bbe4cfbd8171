import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { SignDialog } from "../sign-dialog/sign-dialog";
import { SignProvider } from "../sign-provider";
import { SignStatus } from "../sign-status/sign-status";
import { createFakeSignClient, exampleStates } from "../testing";
import { SignButton } from "./sign-button";

test("what a server renders has neither a style attribute nor a style element, in any state", () => {
  for (const [status, state] of Object.entries(exampleStates)) {
    const markup = renderToString(
      <SignProvider client={createFakeSignClient()} initialState={state}>
        <SignButton route="lease">Sign</SignButton>
        <SignDialog />
        <SignStatus />
      </SignProvider>,
    );
    expect(markup, status).toContain(`data-state="${status}"`);
    expect(markup, status).not.toMatch(/<style|\sstyle=/);
  }
});
