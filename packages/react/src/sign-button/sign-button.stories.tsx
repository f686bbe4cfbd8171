import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent } from "storybook/test";
import type { FlowState } from "../flow/state";
import { exampleStates } from "../testing";
import { SignButton, type SignButtonProps } from "./sign-button";
import { Stage, textsIn } from "./stage.stories.kit";

interface ButtonStoryProps extends SignButtonProps {
  readonly state?: FlowState;
}

const meta = {
  title: "Sign/SignButton",
  component: SignButton,
  tags: ["autodocs"],
  args: { route: "lease" },
  argTypes: {
    state: { table: { disable: true } },
    children: { control: "text" },
    disabled: { control: "boolean", description: "As of any button." },
    onSettled: { control: false, table: { type: { summary: "(session: Session) => void" } } },
  },
  render: ({ state, ...props }, { globals }) => (
    <Stage globals={globals} state={state}>
      <SignButton {...props} />
    </Stage>
  ),
} satisfies Meta<ButtonStoryProps>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Ready. The dialog's code is fetched when the button is pointed at or focused. */
export const Ready: Story = { tags: ["every-look"] };

/** With a text of one's own, and everything else a button takes. */
export const OwnText: Story = { args: { children: "Signer leieavtalen", id: "sign-lease" } };

/** A text with no room on one line. */
export const LongText: Story = {
  args: { children: "Les og signer leieavtalen for Storgata 1 med vedlegg og husordensregler" },
  globals: { viewport: { value: "narrow", isRotated: false } },
};

/** Reached by keyboard. */
export const Focused: Story = {
  play: async ({ canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button")).toHaveFocus();
  },
};

/** Not to be pressed yet. */
export const Disabled: Story = { args: { disabled: true } };

/** A signing is still open at BankID: pressing goes on with it. `data-state` says `waiting`. */
export const Waiting: Story = { args: { state: exampleStates.waiting } };

/** Signed at BankID, and not checked yet: pressing asks how it goes. */
export const Finalizing: Story = { args: { state: exampleStates.finalizing } };

/** Signed. Pressing begins anew; most apps take the button away here, by its `data-state` or by `useSign`. */
export const Signed: Story = { args: { state: exampleStates.signed } };

/** Pressing opens the dialog, and closing it gives the focus back. */
export const Opens: Story = {
  tags: ["!autodocs"],
  play: async ({ canvas, globals }) => {
    await userEvent.click(canvas.getByRole("button"));
    const name = textsIn(globals).choose.title;
    await screen.findByRole("heading", { name }, { timeout: 10_000 });
    await userEvent.keyboard("{Escape}");
    await expect(canvas.getByRole("button")).toHaveFocus();
  },
};
