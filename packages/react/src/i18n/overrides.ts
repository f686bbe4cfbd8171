/** Some of a group of texts, key by key and at any depth; what is left out, or `undefined`, stays as it is. */
export type Overrides<Texts> = {
  readonly [Key in keyof Texts]?:
    | (Texts[Key] extends string | ((...given: never) => string)
        ? Texts[Key]
        : Overrides<Texts[Key]>)
    | undefined;
};

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group => typeof value === "object" && value !== null;

const overlaid = (texts: Group, own: Group): Group =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => {
      const other = own[key] ?? text;
      return [
        key,
        isGroup(text) && isGroup(other) && other !== text ? overlaid(text, other) : other,
      ];
    }),
  );

/** A group of texts with an app's own put in their place. What `own` has beside them is left out. */
export const withOwn = <Texts extends object>(
  texts: Texts,
  own: Overrides<Texts> | undefined,
): Texts => (own ? (overlaid(texts as Group, own as Group) as Texts) : texts);
