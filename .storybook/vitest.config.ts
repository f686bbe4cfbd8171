import { storyTests } from "./story-tests.ts";

/** Every story is a test in Chromium, in light and in dark. */
export default storyTests({
  name: "storybook",
  runs: [
    { name: "light", globals: { theme: "light" } },
    { name: "dark", globals: { theme: "dark" } },
  ],
});
