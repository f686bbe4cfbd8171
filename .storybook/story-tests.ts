import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { type PlaywrightProviderOptions, playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromium, launchOptions } from "../.ci/chromium.ts";

/** One way to look at the stories. */
interface Run {
  readonly name: string;
  /** What the toolbar is set to. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** What the browser says about its user's settings. */
  readonly emulate?: PlaywrightProviderOptions["contextOptions"];
}

/** Options of {@link storyTests}. */
interface StoryTestsOptions {
  /** Name of the Vitest project, and the beginning of the name of each run. */
  readonly name: string;
  readonly runs: readonly Run[];
  /** Only stories with one of these tags. @default every story */
  readonly tags?: string[];
}

/** A Vitest project in which stories are tests, once per run: what axe finds and what is written to the console fails them. */
export const storyTests = ({ name, runs, tags }: StoryTestsOptions) =>
  defineConfig({
    plugins: [
      storybookTest({
        configDir: import.meta.dirname,
        ...(tags ? { tags: { include: tags } } : {}),
      }),
    ],
    test: {
      name,
      testTimeout: 90_000,
      browser: {
        ...chromium,
        instances: runs.map(({ name: run, globals, emulate }) => ({
          browser: "chromium" as const,
          name: `${name}: ${run}`,
          // The addon's own way to set the toolbar is one value for the whole project; each run would be a server of its own.
          provide: { "storybook/test-initial-globals": globals },
          ...(emulate ? { provider: playwright({ launchOptions, contextOptions: emulate }) } : {}),
        })),
      },
    },
  });
