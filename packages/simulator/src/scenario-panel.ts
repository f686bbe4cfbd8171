import { Hono } from "hono";
import { html } from "hono/html";
import { renderPage } from "./bankid/page-layout";
import { languageOf, languageParameter, texts } from "./bankid/texts";
import type { CallContext } from "./call-context";
import { pageHeaders } from "./page-headers";
import { readForm } from "./request-body";
import type { ScenarioBoard } from "./scenario-board";
import { isScenarioName, type Language, scenarioNames, scenarios } from "./scenarios";

const addressIn = (basePath: string, language: Language): string =>
  `${basePath}/ui/scenarios?language=${languageParameter(language)}`;

/** The testers' page, `{base}/ui/scenarios`: shows which scenario holds and lets another be chosen. */
export function createScenarioPanel(board: ScenarioBoard): Hono<CallContext> {
  const app = new Hono<CallContext>();

  app.use("/ui/scenarios", pageHeaders);

  app.get("/ui/scenarios", (context) => {
    const { basePath } = context.env;
    const language = languageOf(context.req.query("language"));
    const t = texts[language].scenarios;
    const choices = scenarioNames.map((name) => {
      const { label, effect } = scenarios[name][language];
      return html`<label class="choice"><input type="radio" name="scenario" value="${name}" ${name === board.active && html`checked`}>
<span><strong>${label}</strong> <span>${effect}</span></span></label>`;
    });
    const active = scenarios[board.active][language].label;
    const content = html`<h1>${t.title}</h1>
<p>${t.text}</p>
<div class="outcome signed" role="status"><p>${t.chosen.replace("{label}", active)}</p></div>
<form class="form" method="post" action="${addressIn(basePath, language)}">
<fieldset class="choices"><legend>${t.legend}</legend>${choices}</fieldset>
<button class="primary" type="submit">${t.choose}</button>
</form>`;
    context.header("cache-control", "no-store");
    return context.html(
      renderPage({
        language,
        basePath,
        title: t.title,
        otherLanguageUrl: addressIn(basePath, language === "nb" ? "en" : "nb"),
        width: "wide",
        content,
      }),
    );
  });

  app.post("/ui/scenarios", async (context) => {
    const chosen = (await readForm(context.env.body)).get("scenario");
    if (!isScenarioName(chosen)) return context.text("Unknown scenario", 400);
    board.active = chosen;
    return context.redirect(
      addressIn(context.env.basePath, languageOf(context.req.query("language"))),
      303,
    );
  });

  return app;
}
