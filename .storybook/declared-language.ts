/** Fails a story in which a part declares another language than the toolbar's (WCAG 2.2, 3.1.2). */
export function expectDeclaredLanguage({
  globals,
}: {
  readonly globals: { readonly locale?: unknown };
}): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-sign-part][lang]")];
  const others = parts.filter(({ lang }) => lang !== globals.locale);
  if (others.length === 0) return;
  const said = others.map(({ lang, dataset }) => `${dataset.signPart} says "${lang}"`);
  throw new Error(`The language is "${globals.locale}", and ${said.join(", ")}`);
}
