/** Most bytes that a part of the kit may have, and what it is to come down to. */
export interface Budget {
  /** Bytes after minification and gzip at level 9. */
  readonly limit: number;
  /** Where the limit is above it, the aim is not met yet: the limit keeps the gap from growing. */
  readonly aim?: number;
}

/** The budget of every part that `measureKit` measures. */
export const budgets: Readonly<Record<string, Budget>> = {
  "SignButton before opening": { limit: 6_500, aim: 3_000 },
  headless: { limit: 4_000, aim: 4_000 },
  "headless, once it has begun": { limit: 40_000 },
  "whole UI without preview, without Radix": { limit: 67_500, aim: 12_000 },
  "whole UI without preview": { limit: 77_000 },
  preview: { limit: 23_500 },
  "pdf.js": { limit: 604_000 },
  inspection: { limit: 14_000 },
  "one language": { limit: 6_200 },
  "styles.css": { limit: 6_600, aim: 4_000 },
  "@sign/server without hono and verify": { limit: 76_500, aim: 20_000 },
  "@sign/server's own code": { limit: 31_000 },
  "@sign/verify": { limit: 27_000 },
};

/** What is wrong with the sizes: each part over its limit, and each that is measured without a budget or the other way. */
export function overruns(sizes: Readonly<Record<string, number>>): readonly string[] {
  const names = new Set([...Object.keys(budgets), ...Object.keys(sizes)]);
  return [...names].flatMap((name) => {
    const budget = budgets[name];
    const size = sizes[name];
    if (!budget || size === undefined) return [`${name} has no ${budget ? "size" : "budget"}.`];
    return size > budget.limit ? [`${name}: ${size} bytes, ${budget.limit} allowed.`] : [];
  });
}
