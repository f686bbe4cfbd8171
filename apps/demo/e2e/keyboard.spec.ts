import { testCredentials } from "@sign/simulator";
import { arriveAtBankId } from "@sign/simulator/testing";
import { dialog, sealFields, signButton, status } from "./demo-page";
import { contract } from "./files";
import { expect, test } from "./journey";
import { focused, press, sendByKeys, tabTo } from "./keyboard";
import { expectSignedBy } from "./signed-file";

const file = contract();

test("the whole way by keyboard alone, with the focus and what is said at each step", async ({
  page,
  users,
}) => {
  test.setTimeout(90_000);
  const live = (text: string | RegExp) =>
    expect(dialog(page).locator("[data-sign-part=live]")).toHaveText(text);
  await page.goto("/?lang=nb");
  const opener = page.getByRole("button", { name: "Velg PDF og signer" });

  await press(page, opener);
  await expect(focused(page)).toHaveText("Velg det du skal signere");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toMatchAriaSnapshot(`
    - dialog "Velg det du skal signere":
      - banner:
        - heading "Velg det du skal signere" [level=2]
        - button "Lukk"
      - button "Velg PDF-filer"
      - paragraph: eller slipp dem her
      - paragraph: /Inntil 4 PDF-filer/
      - status
  `);

  await live("");

  await tabTo(page, dialog(page).getByRole("button", { name: "Velg PDF-filer" }));
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  const buffer = Buffer.from(file.bytes);
  await (await chooser).setFiles({ name: file.name, mimeType: "application/pdf", buffer });
  await live("1 dokument valgt");

  await press(page, dialog(page).getByRole("button", { name: "Fortsett" }));
  await expect(focused(page)).toHaveText("Les og plasser signaturen");
  const seal = dialog(page).getByRole("application");
  await expect(dialog(page)).toMatchAriaSnapshot(`
    - dialog "Les og plasser signaturen":
      - banner:
        - heading "Les og plasser signaturen" [level=2]
        - paragraph: /Kontrakt/
        - button "Lukk"
      - button "Sider og innhold" [expanded]
      - textbox "Gå til side": "1"
      - combobox "Zoom"
      - button "Finn i dokumentet"
      - navigation "Sider og innhold":
        - listbox "Sider":
          - option "Side 1" [selected]
          - option "Side 2"
      - region /Sidene i Kontrakt/:
        - article "Side 1 av 2"
        - application "Din signatur, på side 2"
      - complementary "Signaturen":
        - group "Hvor signaturen skal stå":
          - spinbutton "Side": "2"
          - spinbutton "Fra venstre (pt)": "36"
          - spinbutton "Fra toppen (pt)": "757"
        - group "Forslag til plass"
      - contentinfo:
        - button "Tilbake"
        - button "Signer med BankID"
      - status
  `);

  await tabTo(page, dialog(page).getByRole("region", { name: /^Sidene i/ }));
  await page.keyboard.press("PageDown");
  await expect
    .poll(() => focused(page).evaluate(({ scrollTop }) => scrollTop), { message: "it is read on" })
    .toBeGreaterThan(0);

  await tabTo(page, seal);
  await page.keyboard.press("ArrowRight");
  await live("Side 2, 37 punkt fra venstre, 757 fra toppen");
  await page.keyboard.press("Shift+ArrowUp");
  await live("Side 2, 37 punkt fra venstre, 747 fra toppen");
  await page.keyboard.press("PageUp");
  await live(/^Side 1, 37 punkt fra venstre, 747 fra toppen/);
  await expect(seal).toHaveAccessibleName("Din signatur, på side 1");
  await expect(seal).toBeFocused();

  const { x } = sealFields(page);
  await tabTo(page, x);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("300");
  await live("Side 1, 300 punkt fra venstre, 747 fra toppen");

  await press(page, signButton(page));
  await arriveAtBankId(page);
  const signer = users.find(({ name }) => name === "Aksel Herseth");
  await sendByKeys(page, null, "Signer nå");
  await sendByKeys(page, signer?.nationalNumber ?? "", "Neste");
  await sendByKeys(page, testCredentials.code, "Neste");
  await sendByKeys(page, testCredentials.password, "Neste");
  await sendByKeys(page, " ", "Signer");
  await sendByKeys(page, null, "Tilbake til nettstedet");

  await expect(status(page)).toContainText("Alle kontroller er bestått");
  await expect(focused(page)).toHaveText("Dokumentet er signert");
  await expect(status(page).locator("> [data-sign-part=live]")).toHaveText(
    /^Dokumentet er signert\. Ta vare på/,
  );
  await expect(status(page)).toMatchAriaSnapshot(`
    - status: /Dokumentet er signert/
    - region "Dokumentet er signert":
      - heading "Dokumentet er signert" [level=2]
      - list:
        - listitem:
          - paragraph:
            - strong: Signert av Aksel Herseth
            - time
          - button /Lagre signert fil Kontrakt/
          - paragraph: Alle kontroller er bestått
          - list "Dette er kontrollert"
          - group: Mer om signaturen
          - button /Kopier rapporten Kontrakt/
  `);
  await tabTo(page, status(page).getByRole("button", { name: /^Lagre / }));
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  await expectSignedBy(await (await saved).path(), file.bytes);
});
