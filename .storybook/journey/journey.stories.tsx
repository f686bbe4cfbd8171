import { type Locale, localeSchema } from "@sign/protocol";
import { SignButton, SignProvider, SignStatus } from "@sign/react";
import { isScenarioName, type ScenarioName, testCredentials, testUsers } from "@sign/simulator";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import { SimulatedBrowser } from "./simulated-browser";
import { createStack, type Stack } from "./stack";

const texts = {
  nb: {
    agreement: "Signer prøveavtalen",
    upload: "Signer en egen PDF",
    users: "Hvem som kan signere her",
    login: `Engangskode ${testCredentials.code}, passord ${testCredentials.password}`,
  },
  en: {
    agreement: "Sign the sample agreement",
    upload: "Sign a PDF of your own",
    users: "Who can sign here",
    login: `One-time code ${testCredentials.code}, password ${testCredentials.password}`,
  },
} as const satisfies Partial<Record<Locale, object>>;

interface JourneyProps {
  readonly stack: Stack;
  readonly locale: Locale;
}

function Journey({ stack, locale }: JourneyProps) {
  const text = texts[locale === "en" ? "en" : "nb"];
  return (
    <>
      <SimulatedBrowser stack={stack}>
        {(navigate) => (
          <SignProvider
            endpoint={stack.endpoint}
            fetch={stack.fetch}
            navigate={navigate}
            locale={locale}
          >
            <div className="choices">
              <SignButton route="agreement">{text.agreement}</SignButton>
              <SignButton route="upload">{text.upload}</SignButton>
            </div>
            <SignStatus />
          </SignProvider>
        )}
      </SimulatedBrowser>
      <section className="people" aria-labelledby="people">
        <h2 id="people">{text.users}</h2>
        <ul>
          {testUsers.map(({ givenName, familyName, nationalNumber }) => (
            <li key={nationalNumber}>
              {givenName} {familyName} <code>{nationalNumber}</code>
            </li>
          ))}
        </ul>
        <p>{text.login}</p>
      </section>
    </>
  );
}

/** The toolbar's scenario. */
const scenarioIn = ({ scenario }: { readonly scenario?: unknown }): ScenarioName =>
  isScenarioName(scenario) ? scenario : "normal";

const meta = {
  title: "Journey",
  parameters: { layout: "padded", controls: { disable: true } },
  loaders: [
    async ({ globals }) => ({ stack: await createStack(location.origin, scenarioIn(globals)) }),
  ],
  render: (_args, { globals, loaded }) => (
    <Journey
      stack={loaded.stack as Stack}
      locale={localeSchema.safeParse(globals.locale).data ?? "nb"}
    />
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The kit and the simulator run in this tab. Sign as one of the test users of ZignSec's page; the toolbar has the scenario and the language. */
export const Try: Story = {};

const patience = { timeout: 20_000 };

/** The document in BankID's frame, once it has the element that the step is about. */
async function bankIdPage(selector: string): Promise<Document> {
  return waitFor(() => {
    const inside = screen.getByTitle<HTMLIFrameElement>("BankID").contentDocument;
    // Before that its links and forms are not followed yet.
    const isThere = inside?.readyState === "complete" && inside.querySelector(selector);
    if (!inside || !isThere) throw new Error(`BankID's page has no ${selector} yet`);
    return inside;
  }, patience);
}

async function send(selector: string, value?: string): Promise<void> {
  const page = await bankIdPage(`form.form ${selector}`);
  const field = page.querySelector<HTMLInputElement>(`form.form ${selector}`);
  if (field && value !== undefined) field.value = value;
  if (field?.type === "checkbox") field.checked = true;
  page.querySelector<HTMLElement>("form.form button[type=submit]")?.click();
}

/** The same, walked through from the first press to the signed document. */
export const Signed: Story = {
  tags: ["!autodocs"],
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: /prøveavtalen|sample agreement/ }));
    const sign = await screen.findByRole("button", { name: /^Sign\w* \w+ BankID$/ }, patience);
    await waitFor(() => expect(sign).toBeEnabled(), patience);
    await userEvent.click(sign);
    const page = await bankIdPage("canvas");
    page.querySelector<HTMLElement>("form.form button[type=submit]")?.click();
    await send("#number", testUsers[0].nationalNumber);
    await send("#code", testCredentials.code);
    await send("#password", testCredentials.password);
    await send("[name=terms]");
    await bankIdPage(".outcome");
    await send("button");
    const signed = await screen.findByText(/Signert av|Signed by/, undefined, patience);
    await expect(signed).toBeVisible();
    await screen.findByText(/Alle kontroller er bestått|passed/i, undefined, patience);
  },
};
