import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import type { StateOf } from "../flow/state";
import { annex, lease, pdfFile, placingOf } from "../sign-button/files.stories.kit";
import { SignButton } from "../sign-button/sign-button";
import { Stage, textsIn } from "../sign-button/stage.stories.kit";
import type { SuggestedPlacement } from "../sign-dialog/dialog-claims";
import { SignDialog, type SignDialogProps } from "../sign-dialog/sign-dialog";
import { chooseLengthUnit } from "./length-unit";

interface PlacementStoryProps extends SignDialogProps {
  readonly state: StateOf<"placing">;
  readonly suggestion?: SuggestedPlacement;
}

const placing = placingOf(lease);

const meta = {
  title: "Sign/Placement",
  component: SignDialog,
  tags: ["autodocs"],
  argTypes: { state: { table: { disable: true } }, suggestion: { control: "object" } },
  parameters: {
    layout: "fullscreen",
    docs: { story: { inline: false, height: "680px" } },
  },
  args: { state: placing },
  render: ({ state, suggestion, ...props }, { globals }) => (
    <Stage globals={globals} state={state}>
      <SignButton route="lease" placement={suggestion} />
      <SignDialog {...props} />
    </Stage>
  ),
} satisfies Meta<PlacementStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const sealShown = async (role: "application" | "img") => {
  const box = await screen.findByRole(role, undefined, { timeout: 20_000 });
  await expect(box).toBeVisible();
  return box;
};

/** The person places: by hand, by keys, by numbers, or where it is suggested. */
export const Free: Story = {
  tags: ["every-look"],
  play: async () => {
    const box = await sealShown("application");
    box.focus();
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  },
};

/** The route names a place, and the person may choose another. */
export const Suggested: Story = {
  args: {
    state: {
      ...placing,
      policy: { mode: "suggested", spots: [{ page: 3, x: 56, y: 150 }] },
    },
  },
  play: async () => void (await sealShown("application")),
};

/** Moved by its keys: one point, ten with Shift, and to the page before. The place is said each time. */
export const MovedByKeys: Story = {
  play: async () => {
    const box = await sealShown("application");
    box.focus();
    await userEvent.keyboard("{PageUp}{Shift>}{ArrowRight}{ArrowUp}{/Shift}{ArrowLeft}");
    const [page, left] = screen.getAllByRole("spinbutton");
    await expect(page).toHaveValue(2);
    await expect(left).toHaveValue(45);
  },
};

/** In millimetres; whole points are what is kept. */
export const InMillimetres: Story = {
  // The choice outlives the dialog.
  beforeEach: () => () => chooseLengthUnit("pt"),
  play: async ({ globals }) => {
    const { place } = textsIn(globals);
    await sealShown("application");
    await userEvent.click(screen.getByRole("radio", { name: place.units.mm }));
    await expect(screen.getByLabelText(place.fieldLeft(place.units.mm))).toHaveValue(12.7);
  },
};

/** The person leaves it to the vendor where the seal goes. */
export const LeftToTheVendor: Story = {
  play: async ({ globals }) => {
    const { place } = textsIn(globals);
    await sealShown("application");
    await userEvent.click(screen.getByRole("button", { name: place.letVendor }));
    await expect(await screen.findByText(place.vendorChooses)).toBeVisible();
  },
};

/** A page that the seal does not fit on. */
export const PageTooSmall: Story = {
  args: { state: placingOf(pdfFile("Kvittering.pdf", [{ mediaBox: [0, 0, 120, 60] }])) },
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
      timeout: 20_000,
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
  args: { state: placingOf(lease, annex) },
  play: async () => void (await sealShown("application")),
};
