import { html } from "hono/html";
import type { Language } from "../scenarios";
import type { OrderedDocument, SigningSession } from "../session";
import { testUsers } from "../test-users";
import type { Markup } from "./page-layout";
import { MAX_WRONG_TRIES, type Step } from "./steps";
import { texts } from "./texts";

/** What every step's view is made of. */
export interface StepView {
  readonly session: SigningSession;
  readonly step: Step;
  readonly index: number;
  readonly steps: number;
  readonly language: Language;
  /** Address of the folder with the pages' assets. */
  readonly assets: string;
  /** Where this step is sent, and where the one before it is; `null` on the first. */
  readonly action: string;
  readonly backUrl: string | null;
  /** Where the PDF of a reading step is. */
  readonly pdfUrl: string;
}

/** A document's name for people: the description it was started with, else its file name. */
export const documentTitle = (document: OrderedDocument): string =>
  document.description ?? document.file.name;

/** What is wrong with the step as last sent, in words; `null` when nothing is. */
export function problemText({ session, step, language }: StepView): string | null {
  const { problem, wrongTries } = session.visit;
  if (problem?.step !== step.name) return null;
  const t = texts[language];
  const counts = problem.code !== "format" && problem.code !== "terms-unchecked";
  return `${t.problems[problem.code]}${counts ? ` ${t.triesLeft(MAX_WRONG_TRIES - wrongTries)}` : ""}`;
}

/** The heading of a step. */
export function stepTitle({ session, step, language }: StepView): string {
  const t = texts[language];
  return step.kind === "document"
    ? t.document.title(step.document + 1, session.order.length)
    : t[step.kind].title;
}

function field(
  view: StepView,
  kind: "number" | "code" | "password",
  attributes: Markup,
  hint: string | null,
): Markup {
  const wrong = problemText(view) !== null;
  const describedBy = [wrong && "problem", hint && "hint"].filter(Boolean).join(" ");
  return html`<label class="label" for="${kind}">${texts[view.language][kind].label}</label>
${hint && html`<p class="hint" id="hint">${hint}</p>`}
<input class="input" id="${kind}" name="${kind}" required autofocus autocomplete="off" autocapitalize="none"
spellcheck="false" ${attributes} ${describedBy && html`aria-describedby="${describedBy}"`} ${wrong && html`aria-invalid="true"`}>`;
}

function viewer({ step, session, language, assets, pdfUrl }: StepView): Markup {
  const t = texts[language].document;
  const document = step.kind === "document" ? session.order[step.document] : undefined;
  return html`<p class="file">${document && documentTitle(document)}</p>
<div class="viewer" data-pdf="${pdfUrl}" data-pdfjs="${assets}/pdf.mjs" data-worker="${assets}/pdf.worker.mjs"
data-decoders="${assets}/decoders/" data-page-label="${t.page}" data-failed="${t.failed}">
<p class="viewer-status" role="status" hidden>${t.loading}</p>
<noscript><p class="viewer-status">${t.noScript}</p></noscript>
<ol class="pages"></ol>
</div>
<p><a class="open" href="${pdfUrl}" target="_blank" rel="noopener">${t.open}</a></p>
<script type="module" src="${assets}/viewer.js"></script>`;
}

function confirmation(view: StepView): Markup {
  const { session, language } = view;
  const t = texts[language].confirm;
  const { user } = session.visit;
  const wrong = problemText(view) !== null;
  return html`<dl class="facts"><dt>${t.signer}</dt><dd>${user && `${user.givenName} ${user.familyName}`}</dd>
<dt>${t.documents}</dt>${session.order.map((document) => html`<dd>${documentTitle(document)}</dd>`)}</dl>
<label class="check"><input type="checkbox" name="terms" required ${wrong && html`aria-describedby="problem" aria-invalid="true"`}> <span>${t.terms}</span></label>`;
}

function fields(view: StepView): Markup {
  const t = texts[view.language];
  switch (view.step.kind) {
    case "document":
      return html``;
    case "number": {
      const names = testUsers.map((user) => `${user.givenName} ${user.familyName}`).join(", ");
      const hint = t.number.hint.replace("{names}", names);
      return field(view, "number", html`type="text" inputmode="numeric" maxlength="16"`, hint);
    }
    case "code":
      return field(view, "code", html`type="text" maxlength="16"`, t.code.hint);
    case "password":
      return field(view, "password", html`type="password" maxlength="128"`, null);
    case "confirm":
      return confirmation(view);
  }
}

function sendLabel({ step, session, language }: StepView): string {
  const t = texts[language];
  if (step.kind === "confirm") return t.confirm.sign;
  if (step.kind !== "document") return t.next;
  const last = step.document === session.order.length - 1;
  return last ? t.document.signNow : t.document.nextDocument;
}

/** The content of one step: progress, heading, what went wrong, the form, and the two ways out. */
export function stepContent(view: StepView): Markup {
  const t = texts[view.language];
  const wrong = problemText(view);
  return html`<p class="progress">${t.step(view.index + 1, view.steps)}</p>
<h1>${stepTitle(view)}</h1>
${wrong && html`<div class="problem" role="alert" id="problem"><p>${wrong}</p></div>`}
${view.step.kind === "document" && viewer(view)}
<form class="form" method="post" action="${view.action}">
${fields(view)}
<button class="primary" type="submit">${sendLabel(view)}</button>
</form>
<div class="ways-out">
${view.backUrl && html`<a class="secondary" href="${view.backUrl}">${t.back}</a>`}
<form method="post" action="${view.action}">
<input type="hidden" name="action" value="cancel">
<button class="secondary" type="submit">${t.cancel}</button>
</form>
</div>`;
}
