/**
 * A JSON value as the one text that everybody writes for it (RFC 8785, JSON Canonicalization Scheme): members in the order of their
 * names' UTF-16 code units, no white space, numbers and strings as ECMAScript writes them. Throws a TypeError for what JSON has no
 * word for: `undefined`, functions, numbers that are not finite, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === "string" && !/\p{Surrogate}/u.test(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    const written = members.map(
      ([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`,
    );
    return `{${written.join(",")}}`;
  }
  throw new TypeError("This value cannot be written as JSON.");
}
