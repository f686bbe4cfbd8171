import type { Preferences } from "./preferences";
import { themes } from "./preferences";
import type { Texts } from "./texts";

interface TopBarProps {
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  readonly text: Texts;
}

const languages = [
  ["nb", "Norsk"],
  ["en", "English"],
] as const;

/** The page's top: its name, the language and the appearance. */
export function TopBar({ preferences, onChange, text }: TopBarProps) {
  return (
    <div className="top-bar">
      <p className="brand">Sign</p>
      <fieldset className="languages">
        <legend>{text.language}</legend>
        {languages.map(([locale, name]) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={preferences.locale === locale}
            onClick={() => onChange({ locale })}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <label className="theme">
        <span>{text.theme}</span>
        <select
          value={preferences.theme}
          onChange={(event) => {
            const theme = themes.find((name) => name === event.target.value);
            if (theme) onChange({ theme });
          }}
        >
          {themes.map((theme) => (
            <option key={theme} value={theme}>
              {text.themes[theme]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
