import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

/** One way to look at a page: a window, an appearance and a language. */
export interface View {
  /** Begins the picture's file name. */
  readonly name: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: "light" | "dark";
  readonly locale: "nb" | "en";
  /** Fingers instead of a mouse. @default false */
  readonly touch?: boolean;
  readonly forcedColors?: boolean;
}

const sizes = {
  "360": { width: 360, height: 640, touch: true },
  "390": { width: 390, height: 844, touch: true },
  "768": { width: 768, height: 1024 },
  "1440": { width: 1440, height: 900 },
} as const;

const themes = ["light", "dark"] as const;

/** The four windows in both appearances. */
export const everySize: readonly View[] = Object.entries(sizes).flatMap(([name, size]) =>
  themes.map((theme) => ({ name: `${name}-${theme}`, ...size, theme, locale: "nb" as const })),
);

const bright = { theme: "light", locale: "nb" } as const;

/** What few meet and nobody may be lost in: WCAG 2.2, 1.4.10 at 320 pixels and at 400 %, and the system's own colours. */
export const atTheEdge: readonly View[] = [
  { name: "320", width: 320, height: 568, touch: true, ...bright },
  // What 1280 × 1024 becomes when the browser enlarges four times.
  { name: "zoom400", width: 320, height: 256, ...bright },
  { name: "forced-light", ...sizes["1440"], ...bright, forcedColors: true },
  { name: "forced-dark", ...sizes["390"], ...bright, theme: "dark", forcedColors: true },
];

const inEnglish = { theme: "light", locale: "en" } as const;

/** Every view that a state is looked at in. */
export const everyView: readonly View[] = [
  ...everySize,
  ...atTheEdge,
  { name: "360-en", ...sizes["360"], ...inEnglish },
  { name: "1440-en", ...sizes["1440"], ...inEnglish },
];

/** Opens a page as the view asks. */
export async function openPage(browser: Browser, view: View): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: { width: view.width, height: view.height },
    colorScheme: view.theme,
    forcedColors: view.forcedColors ? "active" : "none",
    locale: view.locale === "nb" ? "nb-NO" : "en-GB",
    reducedMotion: "reduce",
    hasTouch: view.touch ?? false,
    timezoneId: "Europe/Oslo",
  };
  return (await browser.newContext(options)).newPage();
}

const DRAWING =
  '[data-sign-part="page"][data-state="drawing"], [data-sign-part="preview"][data-state="opening"]';
const DRAW_MS = 15_000;
const REST_MS = 250;

/** Waits until nothing on the page is being drawn, at most 15 seconds. */
export async function settle(page: Page): Promise<void> {
  // What is found a moment after a step is what that step began.
  await page.waitForTimeout(REST_MS);
  await page
    .waitForFunction((drawing) => document.querySelector(drawing) === null, DRAWING, {
      timeout: DRAW_MS,
      polling: REST_MS,
    })
    .catch(() => {});
  await page.waitForTimeout(REST_MS);
}
