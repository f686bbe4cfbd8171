import type { StorybookConfig } from "@storybook/react-vite";
import { browserDependencies } from "./browser-dependencies.ts";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["./**/*.mdx", "./**/*.stories.tsx", "../packages/react/src/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  staticDirs: [{ from: "../llms.txt", to: "/llms.txt" }],
  core: { disableTelemetry: true },
  typescript: {
    reactDocgen: "react-docgen-typescript",
    reactDocgenTypescriptOptions: {
      tsconfigPath: "packages/react/tsconfig.json",
      include: ["packages/react/src/**/*.tsx"],
      // What every button and element takes is not repeated.
      propFilter: ({ parent }) => !parent?.fileName.includes("node_modules"),
    },
  },
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), ...browserDependencies],
    },
    build: {
      ...vite.build,
      // The PDF worker is one chunk by design and loads only when a preview opens.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        ...vite.build?.rolldownOptions,
        onLog: (level, log, report) => {
          if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
        },
      },
    },
  }),
};

export default config;
