import type { Locale } from "@sign/protocol";
import type { ReactElement } from "react";
import type { FlowState, FlowStatus } from "../flow/state";
import type { Language, MessageOverrides } from "../i18n/messages";
import { SignProvider } from "../sign-provider";
import { type SignControl, useSign } from "../use-sign";
import { exampleStates } from "./example-states";
import { createFakeSignClient, type FakeSignClient } from "./fake-sign-client";

/** Options of {@link renderWithSign}. */
export interface RenderWithSignOptions<View> {
  /** Puts an element on the page: `render` of `@testing-library/react`, or of whichever library the tests use. */
  readonly render: (element: ReactElement) => View;
  /** Where the flow begins: a state, or the name of one of {@link exampleStates}. @default "idle" */
  readonly state?: FlowState | FlowStatus | undefined;
  /** The server. @default {@link createFakeSignClient} */
  readonly client?: FakeSignClient | undefined;
  /** A language's name, whose texts are fetched, or itself, whose texts are there at once. @default "en" */
  readonly locale?: Locale | Language | undefined;
  /** Texts to put in place of the kit's own. */
  readonly messages?: MessageOverrides | undefined;
}

/** What {@link renderWithSign} gives. */
export interface RenderedWithSign<View> {
  /** What `render` gave. */
  readonly view: View;
  /** The server: move the session, or let a call fail. */
  readonly client: FakeSignClient;
  /** The state and the actions, as of the latest render. */
  readonly sign: () => SignControl;
  /** The addresses that were to be left for, the oldest first: nothing leaves the page. */
  readonly left: readonly string[];
}

interface ProbeProps {
  readonly onRender: (control: SignControl) => void;
}

function Probe({ onRender }: ProbeProps) {
  onRender(useSign());
  return null;
}

/**
 * Renders an element under a `SignProvider` with a server in memory, in any state.
 *
 * @example
 * const { client, left } = renderWithSign(<LeasePage />, { render, state: "waiting", locale: nb });
 */
export function renderWithSign<View>(
  element: ReactElement,
  options: RenderWithSignOptions<View>,
): RenderedWithSign<View> {
  const { render, state = "idle", client = createFakeSignClient(), locale, messages } = options;
  const left: string[] = [];
  let control: SignControl | null = null;
  const view = render(
    <SignProvider
      client={client}
      locale={locale}
      messages={messages}
      initialState={typeof state === "string" ? exampleStates[state] : state}
      navigate={(url) => void left.push(url)}
    >
      {element}
      <Probe
        onRender={(latest) => {
          control = latest;
        }}
      />
    </SignProvider>,
  );
  return {
    view,
    client,
    left,
    sign: () => {
      if (!control) throw new Error("Nothing is rendered yet: await what render gave.");
      return control;
    },
  };
}
