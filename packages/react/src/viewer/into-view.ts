/** CSS pixels that stay free around what is scrolled into view. */
const MARGIN = 24;

/**
 * Where a view of `length` that begins at `from` must begin for the stretch `at` to `at + size` to lie in it,
 * moved no further than that takes; of a stretch longer than the view the beginning is shown.
 */
export function intoView(from: number, length: number, at: number, size: number): number {
  const margin = Math.max(0, Math.min(MARGIN, (length - size) / 2));
  if (at - margin < from || size > length) return at - margin;
  return Math.max(from, at + size + margin - length);
}
