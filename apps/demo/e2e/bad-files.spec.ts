import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPdf } from "@sign/simulator/fixtures";
import { addFiles, type PickedFile, pickFiles, problem, review, signButton } from "./demo-page";
import { contract } from "./files";
import { expect, test } from "./journey";
import { encrypt, workFolder } from "./oracles";

test.beforeEach(async ({ page }) => {
  await page.goto("/?lang=nb");
});

const good = contract();
const named = (name: string, bytes: Uint8Array): PickedFile => ({ name, bytes });

const locked = async (): Promise<Uint8Array> => {
  const folder = await workFolder();
  const [from, to] = [join(folder, "open.pdf"), join(folder, "locked.pdf")];
  await writeFile(from, good.bytes);
  await encrypt(from, to);
  return readFile(to);
};

const refused: readonly (readonly [what: string, text: string, bytes: () => unknown])[] = [
  ["not a PDF", "Dette er ikke en PDF", () => new TextEncoder().encode("bare tekst")],
  ["an empty file", "Filen er tom", () => new Uint8Array(0)],
  ["a truncated PDF", "skadet eller avkuttet", () => good.bytes.slice(0, -300)],
  ["an encrypted PDF", "beskyttet med passord", locked],
  ["too large a PDF", "Filen er for stor", () => createPdf({ sizeBytes: 31_000_000 })],
];

for (const [what, text, bytes] of refused) {
  test(`${what} is refused with its own text, and another file can be chosen`, async ({ page }) => {
    const bad = await bytes();
    if (!(bad instanceof Uint8Array)) throw new Error("no bytes");
    await pickFiles(page, [named("dårlig.pdf", bad)]);
    await expect(problem(page)).toContainText("dårlig.pdf");
    await expect(problem(page)).toContainText(text);
    await addFiles(page, [good]);
    await review(page);
    await expect(signButton(page)).toBeEnabled();
  });
}

test("more files than the route takes are refused, the ones within the limit are kept", async ({
  page,
}) => {
  const many = [1, 2, 3, 4, 5].map((at) => contract(1, `Fil ${at}.pdf`));
  await pickFiles(page, many);
  await expect(problem(page)).toContainText("flere filer enn det går an");
});

const faults = [
  ["server-error", "gateway_unavailable"],
  ["malformed", "gateway_malformed"],
  ["rate-limited", "gateway_busy"],
] as const;

for (const [scenario, code] of faults) {
  test(`when the gateway is ${scenario}, the person is told, and the next try succeeds`, async ({
    page,
    choose,
    watch,
  }) => {
    watch.expect(/Failed to load resource: the server responded with a status of 5\d\d/);
    await pickFiles(page, [good]);
    await review(page);
    await choose(scenario);
    await signButton(page).click();
    const alert = problem(page);
    await expect(alert).toContainText(code);
    await expect(alert).toContainText("Forespørsel");
    await choose("normal");
    await signButton(page).click();
    await page.waitForURL(/127\.0\.0\.1/);
  });
}
