import { type ScenarioName, scenarioNames, scenarios } from "@sign/simulator";
import type { Preview } from "@storybook/react-vite";

/** The appearances of the toolbar; `contrast` is a theme made of the variables alone, as an app would make one. */
export const themes = ["light", "dark", "contrast"] as const;

/** Windows that the toolbar offers: the narrowest that WCAG 2.2, 1.4.10 asks for, a phone, a tablet and a desktop. */
export const widths = {
  narrow: { name: "320 px", styles: { width: "320px", height: "568px" }, type: "mobile" },
  phone: { name: "Phone", styles: { width: "360px", height: "640px" }, type: "mobile" },
  tablet: { name: "Tablet", styles: { width: "768px", height: "1024px" }, type: "tablet" },
  desktop: { name: "Desktop", styles: { width: "1280px", height: "900px" }, type: "desktop" },
} as const;

/** What the toolbar says before anybody touches it. */
export const toolbarStart = {
  locale: "nb",
  theme: "light",
  scenario: "normal" satisfies ScenarioName,
};

/** Language, appearance, and what becomes of the signing in `Journey`. */
export const toolbar: NonNullable<Preview["globalTypes"]> = {
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
        { value: "contrast", title: "High contrast" },
      ] satisfies { value: (typeof themes)[number]; title: string }[],
      dynamicTitle: true,
    },
  },
  scenario: {
    description: "What becomes of the signing in Journey",
    toolbar: {
      icon: "beaker",
      items: scenarioNames.map((value) => ({ value, title: scenarios[value].en.label })),
      dynamicTitle: true,
    },
  },
};
