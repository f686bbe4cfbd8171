import { localeSchema } from "@sign/protocol";
import { SignButton, SignProvider, SignStatus } from "@sign/react";
import { type ScenarioName, scenarioNames } from "@sign/simulator";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { SimulatedBrowser } from "./simulated-browser";
import { createStack, type Stack } from "./stack";

interface JourneyProps {
  readonly stack: Stack;
  readonly locale: unknown;
}

function Journey({ stack, locale }: JourneyProps) {
  return (
    <SimulatedBrowser stack={stack}>
      {(navigate) => (
        <SignProvider
          endpoint={stack.endpoint}
          fetch={stack.fetch}
          navigate={navigate}
          locale={localeSchema.catch("nb").parse(locale)}
        >
          <SignButton route="agreement" />
          <SignButton route="upload" />
          <SignStatus />
        </SignProvider>
      )}
    </SimulatedBrowser>
  );
}

const meta = {
  title: "Journey",
  args: { scenario: "normal" },
  argTypes: { scenario: { control: "select", options: scenarioNames } },
  parameters: { layout: "padded" },
  loaders: [async ({ args }) => ({ stack: await createStack(location.origin, args.scenario) })],
  render: (_args, { globals, loaded }) => (
    <Journey stack={loaded.stack as Stack} locale={globals.locale} />
  ),
} satisfies Meta<{ scenario: ScenarioName }>;

export default meta;

/** The kit and the simulator run in this tab: sign with one of the test users, or choose a scenario below. */
export const WholeJourney: StoryObj<typeof meta> = {};
