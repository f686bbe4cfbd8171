import { SignProvider } from "@sign/react";
import { useEffect, useState } from "react";
import type { Setup } from "../demo-contract";
import { pageLanguage } from "../page-language";
import { fetchSetup } from "./demo-server";
import { EventLog } from "./event-log";
import { usePreferences } from "./preferences";
import { SampleFiles } from "./sample-files";
import { ScenarioPicker } from "./scenario-picker";
import { SignCards } from "./sign-cards";
import { TestUsers } from "./test-users";
import { texts } from "./texts";
import { TopBar } from "./top-bar";

/** The whole page: the two ways to sign, how it goes, and what a tester can turn and look at. */
export function App() {
  const [preferences, change] = usePreferences();
  const [setup, setSetup] = useState<Setup | "loading" | "failed">("loading");
  const language = pageLanguage(preferences.locale);
  const text = texts[language];

  useEffect(() => {
    const controller = new AbortController();
    fetchSetup(controller.signal).then(setSetup, () => {
      if (!controller.signal.aborted) setSetup("failed");
    });
    return () => controller.abort();
  }, []);

  useEffect(() => {
    document.title = text.title;
  }, [text]);

  const known = typeof setup === "object" ? setup : null;
  return (
    <SignProvider endpoint="/api/sign" locale={preferences.locale}>
      <TopBar preferences={preferences} onChange={change} text={text} />
      <main>
        <header className="lead">
          <h1>{text.title}</h1>
          <p>{text.intro}</p>
          {known && (
            <p className="gateway" data-gateway={known.gateway}>
              {text.gateway[known.gateway]}
            </p>
          )}
          {setup === "failed" && <p role="alert">{text.setupFailed}</p>}
        </header>
        <SignCards text={text} />
        {known && (
          <section aria-labelledby="trying" className="trying">
            <h2 id="trying">{text.trying}</h2>
            <div className="panels">
              {known.scenario !== null && (
                <ScenarioPicker
                  choices={known.scenarios}
                  initial={known.scenario}
                  locale={language}
                  text={text}
                />
              )}
              {known.gateway !== "production" && (
                <TestUsers locale={language} names={known.testUsers} text={text} />
              )}
              <SampleFiles samples={known.samples} locale={language} text={text} />
            </div>
            <EventLog locale={language} text={text} />
          </section>
        )}
      </main>
    </SignProvider>
  );
}
