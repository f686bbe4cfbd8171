import { html } from "hono/html";
import type { Language } from "../scenarios";
import type { SigningSession } from "../session";
import type { Markup } from "./page-layout";
import { documentTitle } from "./step-views";
import { MAX_WRONG_TRIES } from "./steps";
import { texts } from "./texts";
import type { Ending } from "./visit-place";

/** The last page: what happened, with a way back to the integrator when there is an address for it. */
export function endContent(
  session: SigningSession,
  ending: Ending,
  language: Language,
  leaveAction: string | null,
): Markup {
  const t = texts[language];
  const [fault] = session.errors;
  const tooManyTries = session.visit.wrongTries >= MAX_WRONG_TRIES;
  return html`<h1>${t.end[ending].title}</h1>
<div class="outcome ${ending}"><p>${tooManyTries && `${t.tooManyTries} `}${t.end[ending].text}</p></div>
${
  ending === "signed" &&
  html`<dl class="facts"><dt>${t.signedDocuments}</dt>${session.order.map((document) => html`<dd>${documentTitle(document)}</dd>`)}</dl>`
}
${ending !== "signed" && fault && html`<p class="fault">${fault.code}</p>`}
${
  leaveAction === null
    ? html`<p>${t.close}</p>`
    : html`<form class="form" method="post" action="${leaveAction}"><button class="primary" type="submit">${t.leave}</button></form>`
}`;
}

/** A page that leads nowhere, as BankID's may when it fails badly. */
export const stuckContent = (
  language: Language,
): Markup => html`<h1>${texts[language].stuck.title}</h1>
<div class="problem" role="alert"><p>${texts[language].stuck.text}</p></div>
<p class="fault">BID-5001</p>`;

/** The page for a link that is wrong or of a session that is gone. */
export const unknownContent = (
  language: Language,
): Markup => html`<h1>${texts[language].unknown.title}</h1>
<p>${texts[language].unknown.text}</p>`;
