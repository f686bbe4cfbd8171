import { test } from "@playwright/test";
import { arriveAtBankId, leaveBankId, signAtBankId } from "./bankid";
import {
  dialog,
  openLease,
  pickFiles,
  placeByNumbers,
  review,
  signButton,
  status,
} from "./demo-page";
import { contract } from "./files";

const user = { name: "x", nationalNumber: "06046517928", code: "otp", password: "qwer1234" };
for (const [w, h] of [
  [360, 640],
  [1440, 900],
] as const)
  for (const theme of ["light", "dark"] as const) {
    test(`shots ${w} ${theme}`, async ({ browser }) => {
      test.setTimeout(180000);
      const c = await browser.newContext({
        viewport: { width: w, height: h },
        colorScheme: theme,
        locale: "nb-NO",
        baseURL: "http://localhost:18787",
      });
      const page = await c.newPage();
      let n = 0;
      const shot = (name: string, fullPage = false) =>
        page.screenshot({
          path: `/tmp/demo-shots/${w}-${theme}-${String(n++).padStart(2, "0")}-${name}.png`,
          fullPage,
        });
      await page.goto("/?lang=nb");
      await page.waitForTimeout(700);
      await shot("page", true);
      await page.getByRole("button", { name: "Velg PDF og signer" }).click();
      await dialog(page).waitFor();
      await page.waitForTimeout(800);
      await shot("choosing");
      await dialog(page)
        .locator("input[type=file]")
        .setInputFiles(
          [contract(3), contract(1, "Vedlegg.pdf")]
            .map((f) => ({ name: f.name, mimeType: "", buffer: Buffer.from(f.bytes) }))
            .concat([{ name: "notat.txt", mimeType: "", buffer: Buffer.from("x") }]),
        );
      await page.waitForTimeout(500);
      await shot("chosen");
      await review(page);
      await page.waitForTimeout(800);
      await shot("placing");
      await signButton(page).click();
      await arriveAtBankId(page);
      await shot("bankid");
      await page.goBack();
      await page.waitForTimeout(1200);
      await shot("back", true);
      await page.getByRole("button", { name: "Fortsett hos BankID" }).first().click();
      await signAtBankId(page, user, 2);
      await shot("summary");
      await leaveBankId(page);
      await status(page).getByText("er signert").first().waitFor();
      await page.waitForTimeout(800);
      await shot("signed", true);
      await page.goto("/demo/test-users");
      await shot("users");
    });
  }
