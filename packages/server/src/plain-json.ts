const MOST_VALUES = 20_000;
const MOST_DEPTH = 64;

/**
 * Parses JSON from outside into plain data. Throws a SyntaxError for what is not JSON, for a key `__proto__` or a `constructor`
 * that holds a `prototype` (either could reach `Object.prototype` in code that merges objects), for more than 20,000 values, and for
 * nesting of more than 64 levels, which recursive code may not survive.
 */
export function parsePlainJson(text: string): unknown {
  const whole: unknown = JSON.parse(text);
  const open: (readonly [value: unknown, depth: number])[] = [[whole, 0]];
  let count = 0;
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [value, depth] = entry;
    if (typeof value !== "object" || value === null) continue;
    const inner = Object.values(value);
    count += inner.length;
    if (depth === MOST_DEPTH || count > MOST_VALUES || reachesPrototype(value)) {
      throw new SyntaxError("The JSON is not plain data of a moderate size.");
    }
    for (const each of inner) open.push([each, depth + 1]);
  }
  return whole;
}

function reachesPrototype(value: object): boolean {
  const own = new Map<string, unknown>(Object.entries(value));
  const maker = own.get("constructor");
  return (
    own.has("__proto__") ||
    (typeof maker === "object" && maker !== null && Object.hasOwn(maker, "prototype"))
  );
}
