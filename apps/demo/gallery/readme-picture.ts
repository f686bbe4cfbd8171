import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { dialog, openLease } from "../e2e/demo-page";
import { openPage, settle, type View } from "./views";

const desk: View = { name: "desk", width: 1200, height: 760, theme: "light", locale: "nb" };
const phone: View = {
  name: "phone",
  width: 360,
  height: 700,
  touch: true,
  theme: "light",
  locale: "nb",
};

/** The lease in the dialog, at its seal. */
async function leaseIn(browser: Browser, origin: string, view: View): Promise<Page> {
  const page = await openPage(browser, view);
  await page.goto(`${origin}/?lang=nb&theme=light`);
  await openLease(page);
  await dialog(page).getByRole("button", { name: "Vis den" }).click();
  await page.mouse.move(0, 0);
  await settle(page);
  return page;
}

async function pictureOf(page: Page): Promise<string> {
  const picture = await page.screenshot({ scale: "css" });
  await page.context().close();
  return `data:image/png;base64,${picture.toString("base64")}`;
}

/** Writes the README's picture: the lease in the dialog on a desk, and on a phone beside it. */
export async function takeReadmePicture(
  browser: Browser,
  origin: string,
  path: string,
): Promise<void> {
  const onDesk = await pictureOf(await leaseIn(browser, origin, desk));
  const onPhone = await pictureOf(await leaseIn(browser, origin, phone));
  const page = await openPage(browser, { ...desk, height: 610 });
  await page.setContent(`<!doctype html><style>
    body { position: relative; width: 1200px; height: 610px; margin: 0; background: #fff }
    img { position: absolute; border: 1px solid #c9ced8; border-radius: 12px; background: #fff }
    .desk { inset: 0 auto auto 0; width: 866px }
    .phone { inset: 0 0 auto auto; width: 298px; border: 8px solid #1b212d; border-radius: 28px }
  </style><img class="desk" src="${onDesk}" alt=""><img class="phone" src="${onPhone}" alt="">`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, scale: "css" });
  await page.context().close();
}
