import type { WalkStep } from "./bankid/walk-hosted-page";
import { type TestUser, type TestUserName, testCredentials, testUsers } from "./test-users";

export type { WalkStep } from "./bankid/walk-hosted-page";
export type { TestUserName } from "./test-users";

/** The methods of Playwright's `Locator` that are called here. */
export interface PlaywrightLocator {
  first(): PlaywrightLocator;
  click(): Promise<void>;
  fill(value: string): Promise<void>;
  check(): Promise<void>;
  count(): Promise<number>;
  waitFor(): Promise<void>;
}

/** The methods of Playwright's `Page` that are called here; any version that has them will do. */
export interface PlaywrightPage {
  url(): string;
  waitForURL(
    url: (url: URL) => boolean,
    options?: { waitUntil?: "domcontentloaded" },
  ): Promise<void>;
  locator(selector: string): PlaywrightLocator;
}

/** A page of BankID: a step, the summary (`result`, whatever the end), or the page without a way on (`stuck`). */
export type BankIdPlace = WalkStep | "result" | "stuck";

/** How far {@link signAs} goes. */
export interface SignAsOptions {
  /** Stops on this page instead of going back to the app; `document` is the first of several. */
  readonly until?: BankIdPlace;
}

/** The page's name in its address, as `document-2`; `null` when the browser is not at BankID. */
const placeIn = (url: string): string | null =>
  /\/ui\/signing\/[^/]+\/([^/]+)$/.exec(new URL(url).pathname)?.[1] ?? null;

const isAt = (place: string, wanted: BankIdPlace | undefined): boolean =>
  wanted !== undefined && place.startsWith(wanted);

const mainButton = (page: PlaywrightPage): PlaywrightLocator =>
  page.locator("form.form button.primary");

/** Waits for the first page of the document on show: drawn, or said to be impossible to show. */
const seeDocument = (page: PlaywrightPage): Promise<void> =>
  page
    .locator(
      "[data-pdf] [data-state=drawn], [data-pdf] [data-state=failed], [data-pdf][data-state=failed]",
    )
    .first()
    .waitFor();

/** Presses a button and waits for the page it leads to. */
async function press(page: PlaywrightPage, button: PlaywrightLocator): Promise<void> {
  const before = page.url();
  await button.click();
  await page.waitForURL(({ href }) => href !== before, { waitUntil: "domcontentloaded" });
}

async function fillIn(page: PlaywrightPage, place: string, user: TestUser): Promise<void> {
  if (place.startsWith("document")) await seeDocument(page);
  if (place === "number") await page.locator("input[name=number]").fill(user.nationalNumber);
  if (place === "code") await page.locator("input[name=code]").fill(testCredentials.code);
  if (place === "password") {
    await page.locator("input[name=password]").fill(testCredentials.password);
  }
  if (place === "confirm") await page.locator("input[name=terms]").check();
}

/** Goes on from page to page until the wanted one, or out of BankID when none is. */
async function walk(page: PlaywrightPage, user: TestUser, until?: BankIdPlace): Promise<void> {
  for (;;) {
    const place = placeIn(page.url());
    if (place === null) {
      if (until === undefined) return;
      throw new Error(`BankID's page was left without having shown "${until}".`);
    }
    if (isAt(place, until)) return;
    if (place === "stuck")
      throw new Error("BankID's page is stuck: it has no way back to the app.");
    if (place === "result" && (await mainButton(page).count()) === 0) {
      throw new Error("BankID's page was given no address to lead back to.");
    }
    await fillIn(page, place, user);
    await press(page, mainButton(page));
  }
}

function userNamed(name: string): TestUser {
  const user = testUsers.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name);
  if (user) return user;
  const names = testUsers.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  throw new TypeError(`Only the test users can sign: ${names.join(", ")}.`);
}

/** Waits until the browser is at BankID and, on a page that shows a document, until its first page is drawn. */
export async function arriveAtBankId(page: PlaywrightPage): Promise<void> {
  await page.waitForURL(({ href }) => placeIn(href) !== null, { waitUntil: "domcontentloaded" });
  if (placeIn(page.url())?.startsWith("document")) await seeDocument(page);
}

/**
 * Signs at BankID as a test user, in either language and from whichever of its pages comes next, and goes back to the
 * app; how the signing ended is for the app to say.
 * @throws TypeError for a name that is no test user's
 * @throws Error when BankID's page leads nowhere (scenario `never-return`), or never to `until`
 */
export async function signAs(
  page: PlaywrightPage,
  name: TestUserName,
  { until }: SignAsOptions = {},
): Promise<void> {
  const user = userNamed(name);
  await arriveAtBankId(page);
  await walk(page, user, until);
}

/**
 * Cancels at BankID on `step`, or on whichever step the browser stands when none is given, and goes back to the app.
 * @throws Error when that step does not come any more
 */
export async function cancelAt(page: PlaywrightPage, step?: WalkStep): Promise<void> {
  await arriveAtBankId(page);
  if (step !== undefined) await walk(page, testUsers[0], step);
  const cancel = page.locator("form:has(input[name=action][value=cancel]) button");
  if ((await cancel.count()) === 0) throw new Error("There is nothing left to cancel at BankID.");
  await press(page, cancel);
}
