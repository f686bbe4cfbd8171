import { html } from "hono/html";
import type { Language } from "../scenarios";
import { texts } from "./texts";

/** A piece of markup made by Hono's escaping `html` tag. */
export type Markup = ReturnType<typeof html>;

/** The frame around one page. */
export interface PageFrame {
  readonly language: Language;
  /** Path under which the simulator is mounted, without a slash at the end. */
  readonly basePath: string;
  readonly title: string;
  /** This page in the other language, or `null` when there is none. */
  readonly otherLanguageUrl: string | null;
  /** A document needs the width that a form does not. */
  readonly width: "narrow" | "wide";
  readonly content: Markup;
}

/** A whole HTML page: test band, the word BankID, language switch, content. */
export function renderPage(frame: PageFrame): Markup {
  const { language, basePath } = frame;
  const t = texts[language];
  const other = language === "nb" ? "en" : "nb";
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${frame.title} – BankID (TEST)</title>
<link rel="icon" type="image/svg+xml" href="${basePath}/ui/assets/icon.svg">
<link rel="stylesheet" href="${basePath}/ui/assets/page.css">
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<aside class="band" aria-label="Test">${t.band}</aside>
<header class="head"><div class="head-row">
<p class="word">BankID</p>
${frame.otherLanguageUrl && html`<a class="language" lang="${other}" hreflang="${other}" href="${frame.otherLanguageUrl}">${t.otherLanguage}</a>`}
</div></header>
<main id="main" class="main ${frame.width}">${frame.content}</main>
</body>
</html>`;
}
