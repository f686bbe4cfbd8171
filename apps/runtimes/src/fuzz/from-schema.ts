import fc from "fast-check";
import type { JsonSchema } from "../contract/described-contract";

/** Values that fit for properties of these names better than any text of the right length would, such as tokens that are alive. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

const asSchema = (value: unknown): JsonSchema =>
  typeof value === "object" && value !== null ? (value as JsonSchema) : {};
const asNumber = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;

/** Values that a JSON Schema allows, as far as the kit's description uses it: types, bounds, enums, patterns of hex digits. */
export function fromSchema(
  schema: JsonSchema,
  known: KnownValues,
  name = "",
): fc.Arbitrary<unknown> {
  const values = known[name];
  const generated = generate(schema, known);
  return values?.length
    ? fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...values) },
        { weight: 1, arbitrary: generated },
      )
    : generated;
}

function generate(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) {
    return fc.oneof(...choices.map((choice) => generate(asSchema(choice), known)));
  }
  switch (schema.type) {
    case "object":
      return objects(schema, known);
    case "array":
      return fc.array(fromSchema(asSchema(schema.items), known), {
        minLength: asNumber(schema.minItems, 0),
        maxLength: Math.min(asNumber(schema.maxItems, 4), 4),
      });
    case "integer":
      return fc.integer({
        min: asNumber(schema.minimum, -1_000),
        max: Math.min(asNumber(schema.maximum, 1_000), 2 ** 31),
      });
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "boolean":
      return fc.boolean();
    case "string":
      if (typeof schema.pattern === "string") return fc.stringMatching(new RegExp(schema.pattern));
      return fc.string({
        minLength: asNumber(schema.minLength, 0),
        maxLength: Math.min(asNumber(schema.maxLength, 60), 60),
      });
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  const properties = Object.entries(asSchema(schema.properties));
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return fc.record(
    Object.fromEntries(
      properties.map(([name, each]) => [name, fromSchema(asSchema(each), known, name)]),
    ),
    { requiredKeys: required },
  );
}
