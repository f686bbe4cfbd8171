import type { ErrorCode, VerificationReport } from "@sign/protocol";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { screen } from "storybook/test";
import type { FlowState } from "../flow/state";
import { annex, lease, Signed, Stage } from "../sign-button/stage.stories.kit";
import { exampleReports, exampleStates } from "../testing";
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

const patience = { timeout: 10_000 };

/** How a story's signing came out: the report of each document, and why those that were refused were. */
interface Outcome {
  readonly files?: readonly File[];
  readonly reports: readonly VerificationReport[];
  readonly reasons?: readonly (ErrorCode | null)[];
}

const settled = ({ files = [lease], reports, reasons }: Outcome): Story => ({
  render: (_args, { globals }) => (
    <Stage
      locale={globals.locale}
      prepare={(client) => {
        client.report = async (_token, index) => reports[index] ?? exampleReports.good;
      }}
    >
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
  play: async () => {
    for (const copy of files) {
      await screen.findByRole(
        "button",
        { name: new RegExp(`(rapporten|report) ${copy.name}$`) },
        patience,
      );
    }
  },
});

const inEnglish = (story: Story): Story => ({ ...story, globals: { locale: "en" } });

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
export const Good: Story = settled({ reports: [exampleReports.good] });

/** The same in English. */
export const GoodInEnglish: Story = inEnglish(Good);

/** Two documents, each with its own file and report. */
export const TwoGood: Story = settled({ files: [lease, annex], reports: [] });

/** No roots are configured on the server: signed, with doubts that the report puts into words. */
export const GoodWithDoubts: Story = settled({ reports: [exampleReports.untrusted] });

/** Sound, and of a lower level than the route's `evidence.level`. */
export const LevelTooLow: Story = settled({
  reports: [exampleReports.lowerLevel],
  reasons: ["level_too_low"],
});

/** The same in English. */
export const LevelTooLowInEnglish: Story = inEnglish(LevelTooLow);

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

/** The same in English. */
export const TamperedInEnglish: Story = inEnglish(Tampered);

/** Signed by someone else than the one who was asked. */
export const SignedBySomeoneElse: Story = settled({
  reports: [exampleReports.otherSigner],
  reasons: ["signer_rejected"],
});

/** The same in English. */
export const SignedBySomeoneElseInEnglish: Story = inEnglish(SignedBySomeoneElse);

/** Roots are configured on the server, and the signer's certificate leads to none of them. */
export const IssuerNotTrusted: Story = settled({
  reports: [exampleReports.untrusted],
  reasons: ["signature_rejected"],
});

/** The same in English. */
export const IssuerNotTrustedInEnglish: Story = inEnglish(IssuerNotTrusted);

/** One of two documents is bad: each has its own verdict, and the good one can be saved. */
export const OneOfTwoBad: Story = settled({
  files: [lease, annex],
  reports: [exampleReports.good, exampleReports.tampered],
  reasons: [null, "signature_rejected"],
});

/** The same in English. */
export const OneOfTwoBadInEnglish: Story = inEnglish(OneOfTwoBad);

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
