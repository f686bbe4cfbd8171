import "@sign/react/styles.css";
import "./preview.css";
import type { Preview } from "@storybook/react-vite";
import { expectQuietConsole, listenToConsole } from "./console-watch";
import { expectDeclaredLanguage } from "./declared-language";
import { surroundings } from "./surroundings";
import { toolbar, toolbarStart, widths } from "./toolbar";

const preview: Preview = {
  decorators: [surroundings],
  beforeEach: listenToConsole,
  afterEach: (context) => {
    expectDeclaredLanguage(context);
    expectQuietConsole(context);
  },
  parameters: {
    a11y: { test: "error" },
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          "Guides",
          [
            "Start here",
            "Getting started",
            "Routes and authorisation",
            "Keeping what was signed",
            "Theming",
            "Parts",
            "Languages",
            "Accessibility",
            "Accessibility by criterion",
            "Headless use",
            "Return and resume",
            "Interruptions",
            "Errors",
            "Error codes",
            "Content security policy",
            "Testing your integration",
            "Going to production",
            "Events",
            "Audit record",
            "Troubleshooting",
            "*",
          ],
          "Journey",
          "Sign",
          ["SignButton", "SignDialog", "Reading", "Placement", "SignStatus"],
        ],
      },
    },
    viewport: { options: widths },
  },
  initialGlobals: toolbarStart,
  globalTypes: toolbar,
};

export default preview;
