import { localeSchema } from "@sign/protocol";
import type { Decorator } from "@storybook/react-vite";
import { StrictMode, useEffect } from "react";
import { themes } from "./toolbar";

/** Puts the toolbar's language and appearance on the page, and every story under StrictMode. */
export const surroundings: Decorator = (Story, { globals }) => {
  const locale = localeSchema.safeParse(globals.locale).data ?? "nb";
  const theme = themes.find((name) => name === globals.theme) ?? "light";
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = locale;
    documentElement.dataset.signTheme = theme === "dark" ? "dark" : "light";
    documentElement.dataset.theme = theme;
  }, [locale, theme]);
  return (
    <StrictMode>
      <Story />
    </StrictMode>
  );
};
