import type { Route } from "@playwright/test";
import { SignError } from "@sign/protocol";
import { problem, signButton, status } from "./demo-page";
import { expect, type Page, test } from "./journey";
import { expectSigned, readContract, sign } from "./one-contract";
import { countSteps, once } from "./steps";

// The browser's own words about a request without an answer, or with a refusal.
test.beforeEach(({ watch }) =>
  watch.expect(/^console Failed to load resource: (net::ERR_|.* 409 )/),
);

/** Lets the next request to this address reach the server, and its answer get lost. */
async function loseAnswer(page: Page, address: string): Promise<void> {
  const lose = async (route: Route): Promise<void> => {
    await route.fetch();
    await route.abort("connectionreset");
  };
  await page.route(address, lose, { times: 1 });
}

for (const [what, address, twice] of [
  ["upload", "**/api/sign/session/documents/0", { uploaded: 2, foundThere: 1 }],
  ["start", "**/api/sign/session/start", {}],
  // Nobody can know of the first session, which ends by itself.
  ["create", "**/api/sign/sessions", { created: 2 }],
] as const) {
  test(`the answer to ${what} gets lost on the way to the browser: told, and nothing is done twice`, async ({
    page,
    demo,
  }) => {
    await readContract(page);
    const since = await countSteps(demo);
    await loseAnswer(page, address);
    await signButton(page).click();
    await expect(problem(page)).toContainText("Vi når ikke serveren");
    await expect(status(page)).toBeEmpty();
    await signButton(page).click();
    await sign(page);
    await expectSigned(page);
    expect(await since()).toEqual({ ...once, ...twice });
  });
}

test("a start that the server will not tell again goes on by itself in a new session with the same document", async ({
  page,
  demo,
}) => {
  await readContract(page);
  const since = await countSteps(demo);
  await loseAnswer(page, "**/api/sign/session/start");
  await signButton(page).click();
  await expect(problem(page)).toContainText("Vi når ikke serveren");
  const error = new SignError("already_started").detail("request-7");
  await page.route(
    "**/api/sign/session/start",
    (route) => route.fulfill({ status: 409, json: { error } }),
    { times: 1 },
  );
  await signButton(page).click();
  await sign(page);
  await expectSigned(page);
  expect(await since()).toEqual({ created: 2, uploaded: 2, foundThere: 0, started: 2 });
});

test("answers that get lost between the server and the gateway: found out, else begun anew", async ({
  page,
  demo,
  choose,
}) => {
  await choose("answers-lost");
  await readContract(page);
  const since = await countSteps(demo);
  await signButton(page).click();
  await expect(problem(page)).toContainText("veien dit ble borte");
  expect(await since()).toEqual({ created: 2, uploaded: 2, foundThere: 2, started: 0 });
  await choose("normal");
  await signButton(page).click();
  await sign(page);
  await expectSigned(page);
  expect((await since()).started).toBe(1);
});
