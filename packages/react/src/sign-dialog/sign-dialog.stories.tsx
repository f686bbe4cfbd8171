import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import type { FlowState } from "../flow/state";
import {
  annex,
  damaged,
  keptOf,
  lease,
  longNamed,
  placingOf,
  unanswered,
} from "../sign-button/files.stories.kit";
import { SignButton } from "../sign-button/sign-button";
import { Stage, textsIn } from "../sign-button/stage.stories.kit";
import { exampleStates } from "../testing";
import { DialogStandIn } from "./dialog-stand-in";
import { SignDialog, type SignDialogProps } from "./sign-dialog";

interface DialogStoryProps extends SignDialogProps {
  readonly state: FlowState;
}

const choosing = { ...keptOf(), status: "choosing", problems: [] } as const;
const placing = placingOf(lease);
const narrow = { viewport: { value: "narrow", isRotated: false } };

const meta = {
  title: "Sign/SignDialog",
  component: SignDialog,
  tags: ["autodocs"],
  argTypes: { state: { table: { disable: true } }, className: { control: "text" } },
  parameters: {
    layout: "fullscreen",
    docs: { story: { inline: false, height: "680px" } },
  },
  args: { state: choosing },
  render: ({ state, ...props }, { globals }) => (
    <Stage globals={globals} state={state}>
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

/** The dialog was opened before its code was here. Nothing is shown for the first 300 ms. */
export const CodeOnItsWay: Story = {
  render: (_args, { globals }) => (
    <Stage globals={globals} state={choosing}>
      <DialogStandIn retry={null} />
    </Stage>
  ),
  play: async () => void (await screen.findByRole("dialog")),
};

/** The dialog's code did not come: it can be asked for again. */
export const CodeDidNotCome: Story = {
  render: (_args, { globals }) => (
    <Stage globals={globals} state={choosing}>
      <DialogStandIn retry={() => {}} />
    </Stage>
  ),
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
  tags: ["every-look"],
  args: { state: { ...choosing, ...keptOf(lease, annex) } },
};

/** Files are held over the window. */
export const ChoosingHeldOver: Story = {
  args: { state: choosing },
  play: async ({ globals }) => {
    const { choose } = textsIn(globals);
    await screen.findByText(choose.drop);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(lease);
    window.dispatchEvent(new DragEvent("dragover", { dataTransfer, cancelable: true }));
    await screen.findByText(choose.dropNow);
  },
};

/** One document is all that the route takes. */
export const ChoosingOneOnly: Story = {
  args: { state: { ...choosing, limits: { maxDocuments: 1, maxBytes: 5_000_000 } } },
};

/** Names that are longer than the screen is wide. */
export const ChoosingLongNames: Story = {
  args: { state: { ...choosing, ...keptOf(longNamed, annex) } },
  globals: narrow,
};

/** What is good to know about a file before signing it. Nothing of it stops anybody. */
export const ChoosingWithNotes: Story = {
  args: {
    state: {
      ...choosing,
      ...keptOf(lease, annex),
      documents: keptOf(lease, annex).documents.map((document) => ({
        ...document,
        warnings: [
          { code: "signed_before", severity: "warn" },
          { code: "page_too_small", severity: "warn", page: 2 },
        ],
      })),
    },
  },
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
        { code: "document_too_large", requestId: "", file: longNamed.name },
      ],
    },
  },
};

/** Files are picked, looked into, and listed; one is no PDF. */
export const ChoosingByHand: Story = {
  tags: ["!autodocs"],
  args: { state: choosing },
  play: async ({ globals }) => {
    const { choose, errors } = textsIn(globals);
    const picker = await waitFor(() => {
      const input = document.querySelector<HTMLInputElement>("input[type=file]");
      if (!input) throw new Error("there is nothing to pick with yet");
      return input;
    });
    const picture = new File(["no PDF"], "Bilde.pdf", { type: "application/pdf" });
    await userEvent.upload(picker, [lease, picture]);
    await screen.findByText(choose.refused(1), undefined, { timeout: 10_000 });
    await expect(screen.getByText(errors.not_a_pdf)).toBeVisible();
    const [remove] = await screen.findAllByRole("button", { name: choose.remove(lease.name) });
    await expect(remove).toBeVisible();
  },
};

/** The route gives its own document, which is on its way. */
export const ChoosingServerGiven: Story = { args: { state: { ...choosing, source: "server" } } };

/** One document: all pages to read, and the seal suggested at the foot of the last. */
export const PlacingOneDocument: Story = {
  tags: ["every-look"],
  args: { state: placing },
  play: pageDrawn,
};

/** The document is being opened: a blank sheet stands where its first page will be. */
export const PlacingOpening: Story = { args: { state: placingOf(unanswered) } };

/** Two documents as tabs, each with its own seal. */
export const PlacingTwoDocuments: Story = {
  args: { state: placingOf(lease, annex) },
  play: async () => {
    await pageDrawn();
    await expect(screen.getAllByRole("tab")).toHaveLength(2);
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
  args: { state: placingOf(damaged) },
  parameters: { complaints: [/pdf\.js|Warning: /] },
};

const sending = { ...keptOf(lease, annex), status: "starting" } as const;
const totalBytes = lease.size + annex.size;

/** The session is being made. */
export const StartingCreating: Story = {
  args: { state: { ...sending, step: "creating", sentBytes: 0, totalBytes } },
};

/** The documents are being sent. */
export const StartingUploading: Story = {
  tags: ["every-look"],
  args: {
    state: {
      ...sending,
      step: "uploading",
      sentBytes: lease.size + annex.size * 0.4,
      totalBytes,
    },
  },
};

/** Everything is sent, and BankID is being opened. */
export const StartingOpeningBankId: Story = {
  args: { state: { ...sending, step: "starting", sentBytes: totalBytes, totalBytes } },
};

/** The browser is leaving for BankID. */
export const Redirecting: Story = {
  tags: ["every-look"],
  args: { state: exampleStates.redirecting },
};
