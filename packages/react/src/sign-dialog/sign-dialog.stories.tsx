import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import type { FlowState } from "../flow/state";
import { SignButton } from "../sign-button/sign-button";
import { annex, keptOf, lease, Stage } from "../sign-button/stage.stories.kit";
import { exampleStates } from "../testing";
import { SignDialog, type SignDialogProps } from "./sign-dialog";

interface DialogStoryProps extends SignDialogProps {
  readonly state: FlowState;
}

const choosing = { ...keptOf(), status: "choosing", problems: [] } as const;
const placing = { ...keptOf(lease), status: "placing", problem: null } as const;

const meta = {
  title: "Sign/SignDialog",
  component: SignDialog,
  tags: ["autodocs"],
  argTypes: { state: { control: false } },
  parameters: {
    layout: "fullscreen",
    docs: { story: { inline: false, height: "680px" } },
  },
  args: { state: choosing },
  render: ({ state, ...props }, { globals }) => (
    <Stage locale={globals.locale} state={state}>
      <SignButton route="lease" />
      <SignDialog {...props} />
    </Stage>
  ),
} satisfies Meta<DialogStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const pageDrawn = async () => {
  const [page] = await screen.findAllByRole("article", undefined, { timeout: 10_000 });
  await waitFor(() => expect(page).toHaveAttribute("data-state", "complete"), {
    timeout: 10_000,
  });
};

/** The server has not said yet what the route takes. */
export const ChoosingGettingReady: Story = {
  args: { state: { ...choosing, source: "unknown", limits: null } },
};

/** The server could not be reached. */
export const ChoosingUnreachable: Story = {
  args: {
    state: {
      ...choosing,
      source: "unknown",
      limits: null,
      problems: [{ code: "network", requestId: "" }],
    },
  },
};

/** Nothing chosen yet: the limits are told beforehand, and the whole window takes dropped files. */
export const ChoosingEmpty: Story = { args: { state: choosing } };

/** Two documents chosen. */
export const ChoosingWithFiles: Story = {
  args: { state: { ...choosing, ...keptOf(lease, annex) } },
};

/** Files that were refused, each with its reason; what was chosen before stays. */
export const ChoosingRefused: Story = {
  args: {
    state: {
      ...choosing,
      ...keptOf(lease),
      problems: [
        { code: "pdf_encrypted", requestId: "", file: "Kontrakt.pdf" },
        { code: "not_a_pdf", requestId: "", file: "Bilde.jpg" },
      ],
    },
  },
};

/** The route gives its own document, which is on its way. */
export const ChoosingServerGiven: Story = { args: { state: { ...choosing, source: "server" } } };

/** One document: all pages to read, and the seal suggested at the foot of the last. */
export const PlacingOneDocument: Story = { args: { state: placing }, play: pageDrawn };

/** Two documents as tabs, each with its own seal. */
export const PlacingTwoDocuments: Story = {
  args: { state: { ...placing, ...keptOf(lease, annex) } },
  play: async () => {
    await pageDrawn();
    await expect(screen.getAllByRole("tab")).toHaveLength(2);
  },
};

/** The seal, brought into view. It is moved by pointer, by the arrow keys, and by numbers. */
export const PlacingSealInView: Story = {
  args: { state: placing },
  play: async () => {
    await pageDrawn();
    const seal = await screen.findByRole("application");
    await userEvent.tab();
    seal.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowUp}");
    await expect(screen.getAllByRole("spinbutton")[1]).toHaveValue(37);
  },
};

/** The last attempt to start did not succeed; nothing is lost. */
export const PlacingAfterProblem: Story = {
  args: {
    state: { ...placing, problem: { code: "gateway_unavailable", requestId: "example-request" } },
  },
  play: pageDrawn,
};

/** The preview cannot open the file: it can be read by other means, placed by numbers, and signed. */
export const PlacingWithoutPreview: Story = {
  args: {
    state: { ...placing, ...keptOf(new File(["%PDF-1.7 and no more"], "Leieavtale.pdf")) },
  },
};

/** The documents are being sent. */
export const Starting: Story = {
  args: {
    state: {
      ...keptOf(lease, annex),
      status: "starting",
      step: "uploading",
      sentBytes: lease.size + annex.size * 0.4,
      totalBytes: lease.size + annex.size,
    },
  },
};

/** The browser is leaving for BankID. */
export const Redirecting: Story = { args: { state: exampleStates.redirecting } };
