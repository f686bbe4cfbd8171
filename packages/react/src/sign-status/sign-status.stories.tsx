import { type ErrorCode, SignError, type VerificationReport } from "@sign/protocol";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import type { FlowState } from "../flow/state";
import { annex, lease, longNamed } from "../sign-button/files.stories.kit";
import { Signed, Stage, textsIn } from "../sign-button/stage.stories.kit";
import { exampleReports, exampleStates, type FakeSignClient } from "../testing";
import { SignStatus, type SignStatusProps } from "./sign-status";

interface StatusStoryProps extends SignStatusProps {
  readonly state: FlowState;
}

const meta = {
  title: "Sign/SignStatus",
  component: SignStatus,
  tags: ["autodocs"],
  args: { state: exampleStates.waiting },
  argTypes: { state: { table: { disable: true } }, className: { control: "text" } },
  parameters: { layout: "padded" },
  render: ({ state, ...props }, { globals }) => (
    <Stage globals={globals} state={state}>
      <SignStatus {...props} />
    </Stage>
  ),
} satisfies Meta<StatusStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const patience = { timeout: 10_000 };

/** How a story's signing came out. */
interface Outcome {
  readonly files?: readonly File[];
  /** Of each document. @default all good */
  readonly reports?: readonly VerificationReport[];
  /** Why a document was refused; `null` for one that was not. @default none was */
  readonly reasons?: readonly (ErrorCode | null)[];
  /** What the server does besides. */
  readonly prepare?: (client: FakeSignClient) => void;
}

const signedBy = ({ files = [lease], reports = [], reasons, prepare }: Outcome): Story => ({
  render: (_args, { globals }) => (
    <Stage globals={globals} server={{ reports }} prepare={prepare}>
      {(client) => (
        <>
          <SignStatus />
          <Signed
            client={client}
            files={files}
            settle={() => {
              const reason = reasons?.find((code) => code !== null);
              client.move(reason ? "rejected" : "signed", reason ?? undefined, reasons);
            }}
          />
        </>
      )}
    </Stage>
  ),
});

const buttonFor = (label: string, { name }: File) =>
  screen.findByRole("button", { name: `${label} ${name}` }, patience);

/** Signed and judged, with every report there. */
const settled = (outcome: Outcome): Story => ({
  ...signedBy(outcome),
  play: async ({ globals }) => {
    for (const file of outcome.files ?? [lease]) {
      await buttonFor(textsIn(globals).report.copy, file);
    }
  },
});

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
export const Waiting: Story = {
  tags: ["every-look"],
  args: { state: exampleStates.waiting },
};

/** Asked again: the server is looking. */
export const WaitingChecking: Story = {
  args: { state: { ...exampleStates.waiting, connection: "checking" } },
};

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

/** The same, with the server out of reach. */
export const FinalizingConnectionLost: Story = {
  args: { state: { ...exampleStates.finalizing, connection: "lost" } },
};

/** Signed: who, when, the file, and what was checked. */
export const Good: Story = { ...settled({}), tags: ["every-look"] };

/** Two documents, each with its own file and report. */
export const TwoGood: Story = settled({ files: [lease, annex] });

/** Everything that was verified about the signature. */
export const GoodInDetail: Story = {
  ...settled({}),
  play: async ({ globals }) => {
    const { report } = textsIn(globals);
    const details = await screen.findByText(report.details, undefined, patience);
    await userEvent.click(details);
    await expect(screen.getByText(report.sha256)).toBeVisible();
  },
};

/** A name with nowhere to break it, on the narrowest screen. */
export const LongName: Story = {
  ...settled({ files: [longNamed] }),
  globals: { viewport: { value: "narrow", isRotated: false } },
};

/** Signed, and the result of the checks is on its way. */
export const ReportOnItsWay: Story = {
  ...signedBy({ prepare: (client) => void client.hold("report") }),
  play: async ({ globals }) => {
    await screen.findByText(textsIn(globals).report.loading, undefined, patience);
  },
};

const outOfReach = () => Promise.reject(new SignError("gateway_unavailable"));

/** Signed, and the result of the checks could not be fetched. */
export const ReportDidNotCome: Story = {
  ...signedBy({ prepare: (client) => Object.assign(client, { report: outOfReach }) }),
  play: async ({ globals }) => {
    await screen.findByText(textsIn(globals).report.failed, undefined, patience);
  },
};

/** The signed file could not be fetched: said where it was asked for, and it can be asked for again. */
export const SavingFailed: Story = {
  ...signedBy({ prepare: (client) => Object.assign(client, { signed: outOfReach }) }),
  play: async ({ globals }) => {
    const { status, report } = textsIn(globals);
    await buttonFor(report.copy, lease);
    await userEvent.click(await buttonFor(status.save, lease));
    await waitFor(() => expect(screen.getByText(status.downloadFailed)).toBeVisible());
  },
};

/** No roots are configured on the server: signed, with doubts that the report puts into words. */
export const GoodWithDoubts: Story = settled({ reports: [exampleReports.untrusted] });

/** Sound, and of a lower level than the route's `evidence.level`. */
export const LevelTooLow: Story = settled({
  reports: [exampleReports.lowerLevel],
  reasons: ["level_too_low"],
});

/** Fewer new signatures than the route asks for. */
export const SignaturesMissing: Story = settled({
  reports: [exampleReports.good],
  reasons: ["signatures_missing"],
});

/** A page was changed after the signature. */
export const Tampered: Story = settled({
  reports: [exampleReports.tampered],
  reasons: ["signature_rejected"],
});

/** Signed by someone else than the one who was asked. */
export const SignedBySomeoneElse: Story = settled({
  reports: [exampleReports.otherSigner],
  reasons: ["signer_rejected"],
});

/** Roots are configured on the server, and the signer's certificate leads to none of them. */
export const IssuerNotTrusted: Story = settled({
  reports: [exampleReports.untrusted],
  reasons: ["signature_rejected"],
});

/** What came back was not whole, so nothing of it could be checked. */
export const CameBackBroken: Story = {
  ...signedBy({ reasons: ["download_corrupted"] }),
  play: async ({ globals }) => {
    const { errors } = textsIn(globals);
    const [said] = await screen.findAllByText(
      (words) => words.includes(errors.download_corrupted),
      undefined,
      patience,
    );
    await expect(said).toBeVisible();
  },
};

/** One of two documents is bad: each has its own verdict, and the good one can be saved. */
export const OneOfTwoBad: Story = {
  ...settled({
    files: [lease, annex],
    reports: [exampleReports.good, exampleReports.tampered],
    reasons: [null, "signature_rejected"],
  }),
  tags: ["every-look"],
};

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

/** The gateway had a fault: what to tell user support is behind a disclosure. */
export const FailedAtTheGateway: Story = {
  args: {
    state: {
      ...exampleStates.failed,
      problem: { code: "gateway_unavailable", requestId: "example-request" },
    },
  },
};

/** Nothing to try again with: the documents are no longer at hand. */
export const FailedAfterReload: Story = {
  args: { state: { ...exampleStates.failed, kept: null } },
};
