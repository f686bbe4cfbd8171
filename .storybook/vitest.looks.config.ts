import { storyTests } from "./story-tests.ts";

/** The main state of every component in the other languages, in high contrast, and on the narrowest screen. */
export default storyTests({
  name: "storybook-looks",
  tags: ["every-look"],
  runs: [
    { name: "English", globals: { locale: "en" } },
    {
      name: "nynorsk in high contrast",
      globals: { locale: "nn", theme: "contrast" },
      emulate: { contrast: "more" },
    },
    {
      name: "Swedish in forced colours",
      globals: { locale: "sv" },
      emulate: { forcedColors: "active" },
    },
    {
      name: "Northern Sámi at 320 px",
      globals: { locale: "se", viewport: { value: "narrow", isRotated: false } },
    },
  ],
});
