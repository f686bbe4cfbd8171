import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import type { StateOf } from "../flow/state";
import { SignButton } from "../sign-button/sign-button";
import { annex, keptOf, lease, Stage } from "../sign-button/stage.stories.kit";
import type { SuggestedPlacement } from "../sign-dialog/dialog-claims";
import { SignDialog, type SignDialogProps } from "../sign-dialog/sign-dialog";

interface PlacementStoryProps extends SignDialogProps {
  readonly state: StateOf<"placing">;
  readonly suggestion?: SuggestedPlacement;
}

const placing = { ...keptOf(lease), status: "placing", problem: null } as const;

const meta = {
  title: "Sign/Placement",
  component: SignDialog,
  argTypes: { state: { control: false }, suggestion: { control: "object" } },
  parameters: {
    layout: "fullscreen",
    docs: { story: { inline: false, height: "680px" } },
  },
  args: { state: placing },
  render: ({ state, suggestion, ...props }, { globals }) => (
    <Stage locale={globals.locale} state={state}>
      <SignButton route="lease" placement={suggestion} />
      <SignDialog {...props} />
    </Stage>
  ),
} satisfies Meta<PlacementStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const sealShown = async (role: "application" | "img") => {
  const box = await screen.findByRole(role, undefined, { timeout: 10_000 });
  await expect(box).toBeVisible();
  return box;
};

/** The person places: by hand, by keys, by numbers, or where it is suggested. */
export const Free: Story = {
  play: async () => {
    const box = await sealShown("application");
    box.focus();
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  },
};

/** Beside a text that the app names. */
export const BesideText: Story = {
  args: { suggestion: { anchor: "Underskrift:", dx: 0, dy: 20 } },
  play: async () => void (await sealShown("application")),
};

/** The text that the app names is nowhere. */
export const TextNotFound: Story = {
  args: { suggestion: { anchor: "Signature of the landlord", dx: 0, dy: 0 } },
  play: async () => void (await sealShown("application")),
};

/** The seal would cover something. */
export const OverText: Story = {
  args: { state: { ...placing, placements: [{ document: 0, page: 1, x: 60, y: 70 }] } },
  play: async () => {
    const box = await sealShown("application");
    await waitFor(() => expect(box).toHaveAttribute("data-covers", "content"), {
      timeout: 10_000,
    });
  },
};

/** The route has decided where the seal goes. */
export const Fixed: Story = {
  args: {
    state: {
      ...placing,
      policy: { mode: "fixed", spots: [{ page: 1, x: 60, y: 690 }] },
    },
  },
  play: async () => void (await sealShown("img")),
};

/** The vendor decides. */
export const None: Story = {
  args: { state: { ...placing, policy: { mode: "none" } } },
};

/** Several documents: the same place on every one. */
export const SeveralDocuments: Story = {
  args: { state: { ...placing, ...keptOf(lease, annex) } },
  play: async () => void (await sealShown("application")),
};
