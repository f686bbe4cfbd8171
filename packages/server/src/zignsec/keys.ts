/** Which of a pair a key is; the only thing an event or a log may say about it. */
export type KeyName = "primary" | "secondary";

/** A product key and its name. */
export interface Key {
  readonly name: KeyName;
  readonly value: string;
}

/** Knows which key of a pair is in use and whether it was seen to work. */
export interface KeyRing {
  readonly current: Key;
  /** True once the gateway took the current key, until it refuses it. */
  readonly proven: boolean;
  /** The other key of the pair, or null when there is only one. */
  other(than: Key): Key | null;
  /** Notes that the gateway took a key; true when this changed which one is in use. */
  accept(key: Key): boolean;
  /** Notes that the gateway refused a key. */
  refuse(key: Key): void;
}

/** Makes a {@link KeyRing}. Throws a TypeError for a key that is empty or cannot stand in a header. */
export function createKeyRing(productKey: string | readonly [string, string]): KeyRing {
  const values = typeof productKey === "string" ? [productKey] : productKey;
  for (const value of values) {
    if (!/^[\x21-\x7e]+$/.test(value)) {
      throw new TypeError(
        "zignsec.productKey must be one key or two, printable and without spaces.",
      );
    }
  }
  const keys = values.map((value, at): Key => ({ name: at ? "secondary" : "primary", value }));
  const [first] = keys;
  if (!first || keys.length > 2) throw new TypeError("zignsec.productKey must be one key or two.");
  let current = first;
  let proven = false;
  return {
    get current() {
      return current;
    },
    get proven() {
      return proven;
    },
    other: (than) => keys.find((key) => key !== than) ?? null,
    accept(key) {
      const changed = key !== current;
      current = key;
      proven = true;
      return changed;
    },
    refuse(key) {
      if (key === current) proven = false;
    },
  };
}
