import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { callGateway } from "../test/gateway-caller";
import { type RunningSimulator, serve } from "./node";
import { createAuthority } from "./pades/authority";
import { arriveAtBankId, cancelAt, signAs, type WalkStep } from "./testing";

/** The app that BankID leads back to. */
const app = createServer((_request, response) => response.end("the app"));
const appPage = (name: string): string =>
  `http://localhost:${(app.address() as AddressInfo).port}/${name}`;

let browser: Browser;
let running: RunningSimulator;
let page: Page | undefined;

beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, "localhost", resolve));
  running = await serve({ authority: await createAuthority() });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
});
afterEach(async () => {
  running.simulator.use(null);
  await page?.close();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
  app.close();
});

/** A browser on its way to BankID, which leads back to a page of an app. */
async function leaveForBankId(documents = 1, language = "no") {
  const gateway = callGateway({ ...running.simulator, fetch });
  const { id, link } = await gateway.started(documents, {
    redirect_success: appPage("ok"),
    redirect_failure: appPage("no"),
  });
  const tab = await browser.newPage();
  page = tab;
  const address = new URL(link);
  address.searchParams.set("language", language);
  await tab.goto(address.href);
  return { tab, read: () => gateway.read(id) };
}

test.each(["no", "en"])("signs two documents and is back in the app (%s)", async (language) => {
  const { tab, read } = await leaveForBankId(2, language);
  await signAs(tab, "Sanna Hansen");
  expect(tab.url()).toBe(appPage("ok"));
  expect(await read()).toMatchObject({ status: "Finished" });
});

test("stops at each page when asked to, and goes on from there, also after a reload", async () => {
  const { tab } = await leaveForBankId();
  for (const until of ["document", "number", "code", "password", "confirm", "result"] as const) {
    await signAs(tab, "Aksel Herseth", { until });
    expect(new URL(tab.url()).pathname).toContain(`/${until}`);
    await tab.reload();
  }
  await signAs(tab, "Aksel Herseth");
  expect(tab.url()).toBe(appPage("ok"));
});

test.each<WalkStep | undefined>([undefined, "document", "password"])(
  "cancels at %s and is back in the app",
  async (step) => {
    const { tab, read } = await leaveForBankId(2);
    await cancelAt(tab, step);
    expect(tab.url()).toBe(appPage("no"));
    expect(await read()).toMatchObject({ status: "Cancelled" });
  },
);

test("a signing that fails at BankID leads back to the app as well", async () => {
  running.simulator.use("fail");
  const { tab, read } = await leaveForBankId();
  await signAs(tab, "Ole Bramserud");
  expect(tab.url()).toBe(appPage("no"));
  expect(await read()).toMatchObject({ status: "Failed" });
});

test("a page that leads nowhere is an error unless it is what was asked for", async () => {
  running.simulator.use("never-return");
  const { tab } = await leaveForBankId();
  await expect(signAs(tab, "Test Testsen")).rejects.toThrow("stuck");
  await signAs(tab, "Test Testsen", { until: "stuck" });
  await expect(cancelAt(tab)).rejects.toThrow("nothing left to cancel");
});

test("a step that lies behind is an error, not an endless wait", async () => {
  const { tab } = await leaveForBankId();
  await signAs(tab, "Aksel Herseth", { until: "code" });
  await expect(cancelAt(tab, "number")).rejects.toThrow('without having shown "number"');
});

test("waits for the document to be drawn", async () => {
  const { tab } = await leaveForBankId();
  await arriveAtBankId(tab);
  expect(await tab.locator("main canvas").count()).toBeGreaterThan(0);
});

test("a name that is no test user's is refused before anything is clicked", async () => {
  const { tab } = await leaveForBankId();
  const before = tab.url();
  // @ts-expect-error: the names are part of the type
  await expect(signAs(tab, "Kari Nordmann")).rejects.toThrow(TypeError);
  expect(tab.url()).toBe(before);
});
