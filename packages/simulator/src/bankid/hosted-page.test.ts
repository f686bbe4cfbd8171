import { expect, test } from "vitest";
import { callGateway } from "../../test/gateway-caller";
import { openPage } from "../../test/page-browser";
import { createPdf } from "../fixtures";
import { createAuthority } from "../pades/authority";
import { createSimulator } from "../simulator";
import { testUsers } from "../test-users";

const authority = await createAuthority();
const [aksel] = testUsers;
const answers = {
  number: { number: aksel.nationalNumber },
  code: { code: "otp" },
  password: { password: "qwer1234" },
  confirm: { terms: "on" },
};

async function visit(documents = 1) {
  const simulator = createSimulator({ authority });
  const gateway = callGateway(simulator);
  const { id, link } = await gateway.started(documents);
  const page = await openPage(simulator, link);
  return { simulator, gateway, id, link, page };
}

/** Fills in steps until the page is the one asked for. */
async function until(page: Awaited<ReturnType<typeof openPage>>, place: string): Promise<void> {
  const filled: Record<string, object> = answers;
  while (page.place !== place) await page.submit({ ...filled[page.place ?? ""] });
}

test("the person reads each document, says who they are, confirms, sees the summary, and goes back", async () => {
  const { page, gateway, id } = await visit(2);
  const seen: string[] = [];
  const note = () => seen.push(`${page.place}: ${page.heading}`);
  note();
  await page.submit();
  note();
  await page.submit();
  note();
  await page.submit(answers.number);
  note();
  await page.submit(answers.code);
  note();
  await page.submit(answers.password);
  note();
  expect(page.text).toContain("Aksel Herseth");
  expect(page.text).toContain("document-1.pdf document-2.pdf");
  await page.submit(answers.confirm);
  note();
  expect(await gateway.read(id)).toMatchObject({ status: "Finished" });
  await page.submit();
  expect(page.url).toBe("https://app.test/ok");
  expect(seen).toEqual([
    "document-1: Les dokument 1 av 2",
    "document-2: Les dokument 2 av 2",
    "number: Hvem skal signere?",
    "code: Skriv engangskoden",
    "password: Skriv BankID-passordet",
    "confirm: Bekreft signeringen",
    "result: Oppsummering",
  ]);
});

test("each reading step names its own PDF and pdf.js from the simulator itself, in data attributes", async () => {
  const { page, simulator, gateway } = await visit();
  const pdf = createPdf({ pages: [{}, {}] });
  const id = await gateway.create();
  const files = [{ file_id: await gateway.upload(id), description: 'The "lease" <b>' }];
  files.push({ file_id: await gateway.upload(id, pdf), description: "Second" });
  await page.go(await gateway.start(id, { files }));
  expect(page.text).toContain('The "lease" &lt;b&gt;');
  await page.submit();
  const data = (name: string) => new RegExp(`data-${name}="([^"]+)"`).exec(page.markup)?.[1] ?? "";
  const load = (name: string) =>
    simulator.fetch(new URL(data(name).replaceAll("&amp;", "&"), page.url));
  const shown = await load("pdf");
  expect(shown.headers.get("content-type")).toBe("application/pdf");
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(pdf);
  expect(await (await load("pdfjs")).text()).toContain("getDocument");
  expect(await (await load("worker")).text()).toContain("WorkerMessageHandler");
  const script = /<script type="module" src="([^"]+)"/.exec(page.markup)?.[1] ?? "";
  const viewer = await simulator.fetch(new URL(script, page.url));
  expect(viewer.headers.get("content-type")).toContain("javascript");
});

test.each(["document-1", "document-2", "number", "code", "password", "confirm"])(
  "cancelling at %s ends the session and sends the person back",
  async (place) => {
    const { page, gateway, id, link } = await visit(2);
    await until(page, place);
    await page.cancel();
    expect(page.url).toBe("https://app.test/no");
    expect(await gateway.read(id)).toMatchObject({ status: "Cancelled" });
    await page.go(link);
    expect(page.heading).toBe("Signeringen er avbrutt");
  },
);

test.each([
  ["document-2", "document-1"],
  ["number", "document-2"],
  ["code", "number"],
  ["password", "code"],
  ["confirm", "password"],
])("Back leads from %s to %s, and the way on is still open", async (from, to) => {
  const { page } = await visit(2);
  await until(page, from);
  await page.follow("Tilbake");
  expect(page.place).toBe(to);
  await until(page, "result");
  expect(page.heading).toBe("Oppsummering");
});

test.each(["document-1", "number", "code", "password", "confirm", "result"])(
  "reloading %s shows it again",
  async (place) => {
    const { page } = await visit();
    await until(page, place);
    const { heading } = page;
    await page.reload();
    expect(page.heading).toBe(heading);
  },
);

test("a step that is not open yet leads back to the one that is", async () => {
  const { page } = await visit();
  await page.go(page.url.replace("document-1", "confirm"));
  expect(page.place).toBe("document-1");
  await page.go(page.url.replace("document-1", "result"));
  expect(page.place).toBe("document-1");
});

test("a confirm that is sent without having come so far signs nothing", async () => {
  const { page, simulator, gateway, id } = await visit();
  const url = page.url.replace("document-1", "confirm");
  const body = new URLSearchParams({ terms: "on" });
  await simulator.fetch(url, { method: "POST", body });
  expect(await gateway.read(id)).toMatchObject({ status: "Pending", result: { signedFiles: [] } });
});

test("another number after going back means going through code and password again", async () => {
  const { page } = await visit();
  await until(page, "confirm");
  await page.go(page.url.replace("confirm", "number"));
  await page.submit({ number: testUsers[2].nationalNumber });
  await page.go(page.url.replace("code", "confirm"));
  expect(page.place).toBe("code");
  await until(page, "confirm");
  expect(page.text).toContain("Sanna Hansen");
});

test("what is missing is said without counting as a wrong attempt", async () => {
  const { page } = await visit();
  await until(page, "number");
  for (const number of ["", "1234", "0604651792x", "06046517928 1"]) {
    await page.submit({ number });
    expect(page.alert).toBe("Fødselsnummeret må ha 11 siffer.");
  }
  await page.submit({ number: "060465 17928" });
  expect(page.place).toBe("code");
  await until(page, "confirm");
  await page.submit();
  expect(page.alert).toContain("Kryss av");
});

test("the third wrong attempt fails the session, whatever was wrong", async () => {
  const { page, gateway, id } = await visit();
  await until(page, "number");
  await page.submit({ number: "12345678901" });
  expect(page.alert).toBe("Ingen testbruker har dette fødselsnummeret. 2 forsøk igjen.");
  await page.reload();
  expect(page.alert).toContain("2 forsøk igjen");
  await page.submit(answers.number);
  expect(page.alert).toBe("");
  await page.submit({ code: "123456" });
  expect(page.alert).toBe("Engangskoden er feil. Ett forsøk igjen.");
  await page.submit(answers.code);
  await page.submit({ password: "hunter2" });
  expect(page.heading).toBe("Signeringen mislyktes");
  expect(page.text).toContain("for mange feil forsøk");
  expect(await gateway.read(id)).toMatchObject({
    status: "Failed",
    errors: [{ code: "PROVIDER_BAD_REQUEST" }],
  });
  await page.submit();
  expect(page.url).toBe("https://app.test/no");
});

test.each(testUsers)("$givenName $familyName can sign", async (user) => {
  const { simulator, link } = await visit();
  expect(await simulator.signAs(link, user)).toBe("https://app.test/ok");
});

test("the number is in no page and no address, before and after it is entered", async () => {
  const { page } = await visit();
  const check = () => expect(`${page.url} ${page.markup}`).not.toMatch(/\d{11}/);
  for (const place of ["document-1", "number", "code", "password", "confirm"]) {
    await until(page, place);
    check();
  }
  while (page.place !== "document-1") {
    await page.follow("Tilbake");
    check();
  }
  await until(page, "result");
  check();
});

test("the link needs its secret, and may be opened again while the signing is open", async () => {
  const { page, simulator, link } = await visit();
  await until(page, "password");
  const again = await openPage(simulator, link);
  expect(again.place).toBe("password");
  const guess = await openPage(simulator, link.replace(/otp=[^&]+/, "otp=guess"));
  expect(guess.status).toBe(404);
  expect(guess.heading).toBe("Lenken virker ikke");
  const pdf = link.replace("/?", "/documents/1?");
  expect((await simulator.fetch(pdf)).status).toBe(200);
  expect((await simulator.fetch(pdf.replace(/otp=[^&]+/, ""))).status).toBe(404);
});

test("the link shows how it ended once the signing is over", async () => {
  const { page, simulator, link } = await visit();
  await until(page, "result");
  const again = await openPage(simulator, link);
  expect(again.heading).toBe("Oppsummering");
  await page.cancel();
  expect(page.url).toBe("https://app.test/ok");
});

test("a double click on Sign signs once", async () => {
  const { page, simulator, gateway, id } = await visit();
  await until(page, "confirm");
  const send = () =>
    simulator.fetch(page.url, { method: "POST", body: new URLSearchParams(answers.confirm) });
  const both = await Promise.all([send(), send()]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect((await gateway.read(id)).result.signedFiles).toHaveLength(1);
});

test("the page speaks the language of the link and of its switch", async () => {
  const { page } = await visit();
  expect(page.markup).toContain('<html lang="nb">');
  await page.follow("English");
  expect(page.markup).toContain('<html lang="en">');
  expect(page.heading).toBe("Read the document");
  await page.submit();
  expect(page.heading).toBe("Who is signing?");
  await page.follow("Norsk");
  expect(page.heading).toBe("Hvem skal signere?");
});

test("without an address to go back to, the last page says that it can be closed", async () => {
  const simulator = createSimulator({ authority });
  const { started } = callGateway(simulator);
  const page = await openPage(simulator, (await started(1, {})).link);
  await until(page, "result");
  expect(page.text).toContain("Du kan lukke dette vinduet.");
});

test("pages forbid inline code and framing, tell no address on, and are not kept", async () => {
  const { page } = await visit();
  expect(page.headers.get("content-security-policy")).toBe(
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
  );
  expect(page.headers.get("x-frame-options")).toBe("DENY");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.markup).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)/);
});

test("every page has one h1, the test band, and a label for each field", async () => {
  const { page } = await visit();
  for (const place of ["document-1", "number", "code", "password", "confirm", "result"]) {
    await until(page, place);
    expect(page.markup.match(/<h1>/g)).toHaveLength(1);
    expect(page.text).toContain("TEST – simulator");
    for (const [, id] of page.markup.matchAll(/<input class="input" id="([^"]+)"/g)) {
      expect(page.markup).toContain(`<label class="label" for="${id}">`);
    }
  }
});

test("a form that is too large is refused", async () => {
  const { page, simulator } = await visit();
  const body = new URLSearchParams({ number: "1".repeat(10_000) });
  const answer = await simulator.fetch(page.url, { method: "POST", body });
  expect(answer.status).toBe(413);
});
