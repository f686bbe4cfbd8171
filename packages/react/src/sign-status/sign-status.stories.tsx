import type { VerificationReport } from "@sign/protocol";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { screen } from "storybook/test";
import type { FlowState } from "../flow/state";
import { annex, lease, Signed, Stage } from "../sign-button/stage.stories.kit";
import { exampleReport, exampleStates, type FakeSignClient } from "../testing";
import { SignStatus, type SignStatusProps } from "./sign-status";

interface StatusStoryProps extends SignStatusProps {
  readonly state: FlowState;
}

const meta = {
  title: "Sign/SignStatus",
  component: SignStatus,
  tags: ["autodocs"],
  args: { state: exampleStates.waiting },
  argTypes: { state: { control: false } },
  parameters: { layout: "padded" },
  render: ({ state, ...props }, { globals }) => (
    <Stage locale={globals.locale} state={state}>
      <SignStatus {...props} />
    </Stage>
  ),
} satisfies Meta<StatusStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const signed = (files: readonly File[], prepare?: (client: FakeSignClient) => void): Story => ({
  render: (_args, { globals }) => (
    <Stage locale={globals.locale} {...(prepare ? { prepare } : {})}>
      {(client) => (
        <>
          <SignStatus />
          <Signed client={client} files={files} />
        </>
      )}
    </Stage>
  ),
  play: async () => {
    await screen.findAllByRole("list", undefined, { timeout: 10_000 });
  },
});

const indeterminate: VerificationReport = {
  ...exampleReport,
  verdict: "indeterminate",
  findings: [
    { code: "issuer_not_trusted", severity: "warning", signature: 0 },
    { code: "seal_covers_content", severity: "info" },
  ],
  signatures: exampleReport.signatures.map((signature) => ({
    ...signature,
    trust: { status: "untrusted", anchor: null },
  })),
};

/** Just back from BankID: the server is asked how it went. */
export const Returning: Story = {
  args: {
    state: {
      ...exampleStates.waiting,
      session: null,
      redirectUrl: null,
      connection: "checking",
    },
  },
};

/** Still open at BankID: continue, check again, start over. */
export const Waiting: Story = { args: { state: exampleStates.waiting } };

/** Still open, in a browser that does not know the way back to BankID. */
export const WaitingInAnotherBrowser: Story = {
  args: { state: { ...exampleStates.waiting, redirectUrl: null, kept: null } },
};

/** The server cannot be reached: unknown, and never an end. */
export const ConnectionLost: Story = {
  args: { state: { ...exampleStates.waiting, connection: "lost" } },
};

/** Finished at BankID; the document is being fetched and checked. */
export const Finalizing: Story = { args: { state: exampleStates.finalizing } };

/** Signed: who, when, the file, and what was checked. */
export const SignedDocument: Story = signed([lease]);

/** Two documents, each with its own file and report. */
export const SignedDocuments: Story = signed([lease, annex]);

/** Signed, with doubts that the report puts into words. */
export const SignedWithDoubts: Story = signed([lease], (client) => {
  client.report = async () => indeterminate;
});

/** Cancelled at BankID. The documents are still at hand. */
export const Cancelled: Story = { args: { state: exampleStates.cancelled } };

/** The time ran out. */
export const Expired: Story = { args: { state: exampleStates.expired } };

/** The way back is too old: how it went cannot be seen from here, which is not the same as failed. */
export const OutOfSight: Story = {
  args: {
    state: {
      ...exampleStates.expired,
      session: null,
      kept: null,
      problem: { code: "handle_expired", requestId: "example-request" },
    },
  },
};

/** BankID or the gateway could not complete it. */
export const Failed: Story = { args: { state: exampleStates.failed } };

/** The gateway says finished, and the evidence says no. */
export const Rejected: Story = { args: { state: exampleStates.rejected } };

/** Signed by someone else than the one who was asked. */
export const RejectedSigner: Story = {
  args: {
    state: {
      ...exampleStates.rejected,
      problem: { code: "signer_rejected", requestId: "example-request" },
    },
  },
};
