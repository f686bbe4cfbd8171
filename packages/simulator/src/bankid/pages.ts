import { endContent, stuckContent, unknownContent } from "./end-views";
import { type Markup, renderPage } from "./page-layout";
import { problemText, type StepView, stepContent, stepTitle } from "./step-views";
import { stepsOf } from "./steps";
import { texts } from "./texts";
import {
  addressOf,
  currentPlace,
  endingOf,
  goTo,
  languageOn,
  leaveUrl,
  type VisitContext,
} from "./visit-place";

type Answer = Response | Promise<Response>;

interface PageParts {
  readonly title: string;
  readonly content: Markup;
  readonly width?: "narrow" | "wide";
}

function respond(context: VisitContext, place: string, parts: PageParts): Answer {
  const language = languageOn(context);
  context.header("cache-control", "no-store");
  return context.html(
    renderPage({
      language,
      basePath: context.env.basePath,
      otherLanguageUrl: addressOf(context, place, language === "nb" ? "en" : "nb"),
      width: "narrow",
      ...parts,
    }),
  );
}

/** Says, with 404, that the link is wrong or its session gone. */
export function unknownPage(context: VisitContext): Answer {
  const language = languageOn(context);
  return context.html(
    renderPage({
      language,
      basePath: context.env.basePath,
      title: texts[language].unknown.title,
      otherLanguageUrl: null,
      width: "narrow",
      content: unknownContent(language),
    }),
    404,
  );
}

/** The page that leads nowhere. */
export function stuckPage(context: VisitContext): Answer {
  const language = languageOn(context);
  const { title } = texts[language].stuck;
  return respond(context, "stuck", { title, content: stuckContent(language) });
}

/** How the session ended; leads back into it when it has not. */
export function resultPage(context: VisitContext): Answer {
  const { session } = context.var;
  const ending = endingOf(session);
  if (!ending) return goTo(context, currentPlace(session));
  const language = languageOn(context);
  const leaveAction = leaveUrl(session) === null ? null : addressOf(context, "result");
  return respond(context, "result", {
    title: texts[language].end[ending].title,
    content: endContent(session, ending, language, leaveAction),
  });
}

/** One step; leads to the current one when this one is not open yet, or no more. */
export function stepPage(context: VisitContext, place: string): Answer {
  const { session } = context.var;
  const steps = stepsOf(session);
  const index = steps.findIndex(({ name }) => name === place);
  const step = steps[index];
  if (!step) return unknownPage(context);
  if (endingOf(session) || index > session.visit.furthest) {
    return goTo(context, currentPlace(session));
  }
  const language = languageOn(context);
  const before = steps[index - 1];
  const view: StepView = {
    session,
    step,
    index,
    steps: steps.length,
    language,
    assets: `${context.env.basePath}/ui/assets`,
    action: addressOf(context, place),
    backUrl: before ? addressOf(context, before.name) : null,
    pdfUrl: addressOf(context, `documents/${index + 1}`),
  };
  const error = problemText(view) === null ? "" : `${texts[language].error}: `;
  return respond(context, place, {
    title: `${error}${stepTitle(view)}`,
    content: stepContent(view),
    width: step.kind === "document" ? "wide" : "narrow",
  });
}
