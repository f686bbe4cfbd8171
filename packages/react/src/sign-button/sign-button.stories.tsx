import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import { exampleStates } from "../testing";
import { SignButton } from "./sign-button";
import { Stage } from "./stage.stories.kit";

const meta = {
  title: "Sign/SignButton",
  component: SignButton,
  tags: ["autodocs"],
  args: { route: "lease" },
  render: (args, { globals }) => (
    <Stage locale={globals.locale}>
      <SignButton {...args} />
    </Stage>
  ),
} satisfies Meta<typeof SignButton>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Ready. The dialog's code is fetched when the button is pointed at or focused. */
export const Ready: Story = {};

/** With a text of one's own, and everything else a button takes. */
export const OwnText: Story = { args: { children: "Signer leieavtalen", id: "sign-lease" } };

/** Not to be pressed yet. */
export const Disabled: Story = { args: { disabled: true } };

/** A signing is still open at BankID: pressing goes on with it. `data-state` says `waiting`. */
export const Waiting: Story = {
  render: (args, { globals }) => (
    <Stage locale={globals.locale} state={exampleStates.waiting}>
      <SignButton {...args} />
    </Stage>
  ),
};

/** Pressing opens the dialog on the spot. */
export const Opens: Story = {
  parameters: { docs: { disable: true } },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button"));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(dialog).toBeVisible());
    await userEvent.keyboard("{Escape}");
    await expect(canvas.getByRole("button")).toHaveFocus();
  },
};
