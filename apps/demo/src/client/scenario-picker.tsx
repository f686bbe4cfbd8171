import { useState } from "react";
import type { ScenarioChoice } from "../demo-contract";
import type { PageLanguage } from "../page-language";
import { chooseScenario } from "./demo-server";
import type { Texts } from "./texts";

interface ScenarioPickerProps {
  readonly choices: readonly ScenarioChoice[];
  readonly initial: string;
  readonly locale: PageLanguage;
  readonly text: Texts;
}

/** Chooses how the simulator behaves, and says what that means. */
export function ScenarioPicker({ choices, initial, locale, text }: ScenarioPickerProps) {
  const [chosen, setChosen] = useState(initial);
  const [failed, setFailed] = useState(false);

  const choose = async (name: string): Promise<void> => {
    try {
      setChosen(await chooseScenario(name));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };

  const effect = choices.find(({ name }) => name === chosen)?.effect[locale];
  return (
    <section className="panel" aria-labelledby="scenario-heading">
      <h3 id="scenario-heading">{text.scenario.heading}</h3>
      <p>{text.scenario.about}</p>
      <label className="field">
        <span>{text.scenario.label}</span>
        <select value={chosen} onChange={(event) => void choose(event.target.value)}>
          {choices.map(({ name, label }) => (
            <option key={name} value={name}>
              {label[locale]}
            </option>
          ))}
        </select>
      </label>
      <p className="effect" role="status">
        {failed ? text.setupFailed : effect}
      </p>
    </section>
  );
}
