import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: [
    "./**/*.mdx",
    "./**/*.stories.tsx",
    "../packages/react/src/**/*.mdx",
    "../packages/react/src/**/*.stories.tsx",
  ],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  core: { disableTelemetry: true },
  typescript: { reactDocgen: "react-docgen" },
  viteFinal: (vite) => ({
    ...vite,
    build: {
      ...vite.build,
      // The PDF worker is one chunk by design and loads only when a preview opens.
      chunkSizeWarningLimit: 4000,
    },
  }),
};

export default config;
