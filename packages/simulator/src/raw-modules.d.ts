/** A file as text: Vite reads `?raw` natively, the build through the plugin in tsup.config.ts. */
declare module "*?raw" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape in which Vite and the build give the text
  export default text;
}
