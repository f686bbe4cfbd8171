import "@sign/react/styles.css";
import "./preview.css";
import { localeSchema } from "@sign/protocol";
import type { Decorator, Preview } from "@storybook/react-vite";
import { StrictMode, useEffect } from "react";

/** Puts the toolbar's language and appearance on the page, and every story under StrictMode. */
const surroundings: Decorator = (Story, { globals }) => {
  const locale = localeSchema.catch("nb").parse(globals.locale);
  const theme = globals.theme === "dark" ? "dark" : "light";
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.signTheme = theme;
  }, [locale, theme]);
  return (
    <StrictMode>
      <Story />
    </StrictMode>
  );
};

const preview: Preview = {
  decorators: [surroundings],
  parameters: {
    a11y: { test: "error" },
    controls: { expanded: true },
    options: { storySort: { order: ["Guides", "Journey", "*"] } },
  },
  initialGlobals: { locale: "nb", theme: "light" },
  globalTypes: {
    locale: {
      description: "Language",
      toolbar: {
        icon: "globe",
        items: [
          { value: "nb", title: "Norsk bokmål" },
          { value: "nn", title: "Norsk nynorsk" },
          { value: "en", title: "English" },
          { value: "sv", title: "Svenska" },
          { value: "se", title: "Davvisámegiella" },
        ],
        dynamicTitle: true,
      },
    },
    theme: {
      description: "Appearance",
      toolbar: {
        icon: "contrast",
        items: [
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
        ],
        dynamicTitle: true,
      },
    },
  },
};

export default preview;
