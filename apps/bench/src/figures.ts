/** The middle of some measurements, the upper one of an even count; 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Bytes as megabytes (10^6) with one decimal. */
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** A row of a Markdown table. */
export const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
