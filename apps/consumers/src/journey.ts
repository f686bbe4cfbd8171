import { createPdf } from "@sign/simulator/fixtures";
import { signAs } from "@sign/simulator/testing";
import { type Browser, chromium, type Page } from "playwright";

/** A script that a page fetched, as text. */
export interface Script {
  readonly url: string;
  readonly text: string;
}

/** The scripts that a journey fetched from the app itself. */
export interface JourneyScripts {
  /** Until the page stood still, before anything was touched. */
  readonly first: readonly Script[];
  /** Afterwards, until the document was signed. */
  readonly later: readonly Script[];
}

/** Opens Chromium: Debian's, or the one that CHROMIUM_PATH names. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });

/** Collects the scripts that a page fetches from `origin`. */
function collectScripts(page: Page, origin: string) {
  const pending: Promise<Script>[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!response.url().startsWith(origin) || !type.includes("javascript")) return;
    // The text is gone when the page is left while the script is still on its way.
    const text = response.text().catch(() => "");
    pending.push(text.then((whole) => ({ url: response.url(), text: whole })));
  });
  return { taken: () => Promise.all(pending.splice(0)) };
}

async function chooseAndSign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Velg PDF" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "avtale.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(createPdf({ pages: [{}, {}] })),
  });
  await dialog.getByRole("button", { name: "Fortsett" }).click();
  await dialog.locator("[data-sign-part=page] canvas").first().waitFor();
  await dialog.getByRole("button", { name: "Signer med BankID" }).click();
  await signAs(page, "Aksel Herseth");
  const status = page.locator("[data-sign-part=status]");
  await status.getByText("Dokumentet er signert").first().waitFor();
  await status.getByText("Alle kontroller er bestått").first().waitFor();
}

/**
 * Chooses a PDF, sees it, signs it at BankID as a test user and sees that it is signed, as a person would.
 * @throws Error when that fails, or when a page writes an error to the console or throws
 */
export async function signInBrowser(browser: Browser, origin: string): Promise<JourneyScripts> {
  const context = await browser.newContext({ locale: "nb-NO" });
  context.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  try {
    const page = await context.newPage();
    const scripts = collectScripts(page, origin);
    await page.goto(origin, { waitUntil: "networkidle" });
    const first = await scripts.taken();
    await chooseAndSign(page);
    if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join("; ")}`);
    const seen = new Set(first.map(({ url }) => url));
    const later = (await scripts.taken()).filter(({ url }) => !seen.has(url));
    return { first, later };
  } catch (error) {
    throw new Error(`${error}\nConsole: ${complaints.join("; ") || "silent"}`);
  } finally {
    await context.close();
  }
}
