import type { StorybookConfig } from "@storybook/react-vite";
import { browserDependencies } from "./browser-dependencies.ts";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["./**/*.mdx", "./**/*.stories.tsx", "../packages/react/src/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  core: { disableTelemetry: true },
  typescript: { reactDocgen: "react-docgen" },
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
