import { createSignServer, defineRoute } from "@sign/server";
import { createSimulator, type ScenarioName } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";

/** Where the kit and the simulator would be; no request leaves the tab. */
const signOrigin = "https://sign.test";
const gatewayUrl = "https://zignsec.test";

/** The kit and the simulator, running in this tab. */
export interface Stack {
  /** What `SignProvider` calls, to be used with {@link Stack.endpoint}. */
  readonly fetch: typeof fetch;
  readonly endpoint: string;
  /** What a browser does with an address that it is sent to: BankID's page or the kit's return, without following redirects. */
  readonly visit: (request: Request) => Promise<Response>;
  /** True for addresses of BankID's page and of the kit; false for the app's own. */
  readonly owns: (url: URL) => boolean;
}

const agreement = (): Uint8Array<ArrayBuffer> =>
  createPdf({
    title: "Agreement",
    pages: [
      { lines: ["Avtale om prøvekjøring", "", "Les begge sidene før du signerer."] },
      { lines: ["Side to", "", "Her er det god plass til en signatur."] },
    ],
  });

/** Starts the whole stack for one story, with pages of `appOrigin` allowed to be returned to. */
export async function createStack(appOrigin: string, scenario: ScenarioName): Promise<Stack> {
  const simulator = createSimulator({ baseUrl: gatewayUrl });
  simulator.use(scenario);
  const server = createSignServer({
    zignsec: {
      environment: { baseUrl: gatewayUrl },
      productKey: simulator.productKeys,
      fetch: simulator.fetch,
    },
    secrets: [crypto.randomUUID() + crypto.randomUUID()],
    appOrigins: [appOrigin],
    baseUrl: signOrigin,
    routes: {
      upload: defineRoute({ authorize: () => ({}) }),
      agreement: defineRoute({
        authorize: () => ({}),
        documents: () => [{ name: "Prøveavtale.pdf", bytes: agreement() }],
      }),
    },
    trust: { anchors: await simulator.anchors },
  });
  return {
    endpoint: signOrigin,
    fetch: async (input, init) => server.fetch(new Request(input, init)),
    visit: async (request) =>
      new URL(request.url).origin === signOrigin ? server.fetch(request) : simulator.fetch(request),
    owns: ({ origin }) => origin === signOrigin || origin === gatewayUrl,
  };
}
