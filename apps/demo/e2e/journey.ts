import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type DemoServer, startDemo, type TestUser } from "./demo-server";

interface Watch {
  /** Collects what every page of the context complains about. */
  readonly context: (context: BrowserContext) => Promise<void>;
  /** Complaints that belong to what a test does on purpose. */
  readonly expect: (complaint: RegExp) => void;
}

interface WorkerFixtures {
  readonly demo: DemoServer;
  readonly users: readonly TestUser[];
}

interface TestFixtures {
  readonly watch: Watch;
  /** Chooses a scenario for this test only. */
  readonly choose: (scenario: string) => Promise<void>;
}

async function listen(context: BrowserContext, complaints: string[]): Promise<void> {
  await context.exposeBinding("tellViolation", (_source, text: string) => complaints.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (violation) => {
      const { effectiveDirective, blockedURI, documentURI } = violation;
      const text = `policy ${effectiveDirective} blocked ${blockedURI} on ${documentURI}`;
      (window as unknown as { tellViolation(text: string): void }).tellViolation(text);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`uncaught ${error.error().message}`));
}

/** Playwright's `test` with a demo server per worker; any console error, uncaught error or policy violation fails the test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const demo = await startDemo();
      await use(demo);
      await demo.stop();
    },
    { scope: "worker" },
  ],
  users: [async ({ demo }, use) => use(await demo.testUsers()), { scope: "worker" }],
  baseURL: async ({ demo }, use) => use(demo.origin),
  choose: async ({ demo }, use) => {
    await use(demo.choose);
    await demo.choose("normal");
  },
  watch: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const expected: RegExp[] = [];
      await listen(context, complaints);
      await use({
        context: (other) => listen(other, complaints),
        expect: (complaint) => expected.push(complaint),
      });
      const unexpected = complaints.filter((text) => !expected.some((known) => known.test(text)));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };
