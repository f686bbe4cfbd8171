/** Thrown for anything that is not well-formed ASN.1 or not of the expected shape; it never leaves the package. */
export class Asn1Error extends Error {
  override readonly name = "Asn1Error";
}

const MAX_DEPTH = 40;

function malformed(what: string): never {
  throw new Asn1Error(what);
}

/** The identifier octets that are looked for (X.690, 8.1.2). */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Identifier octet of the context-specific constructed tag `[number]`. */
export const explicit = (number: number): number => 0xa0 | number;
/** Identifier octet of the context-specific primitive tag `[number]`. */
export const implicit = (number: number): number => 0x80 | number;

/**
 * One BER element (X.690) as a view of the bytes it was read from, so that signatures and digests are taken over
 * exactly what was written. Indefinite lengths are read; {@link isDer} tells them from DER.
 */
export class Asn1 {
  private parsed: readonly Asn1[] | undefined;

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
    private readonly contentStart: number,
    private readonly contentEnd: number,
    private readonly end: number,
    private readonly depth: number,
    private readonly minimal: boolean,
  ) {}

  /** Reads the element at the start of `bytes`, and says how many bytes it takes; what follows is the caller's matter. */
  static readFirst(bytes: Uint8Array): { element: Asn1; length: number } {
    const element = Asn1.at(bytes, 0, bytes.length, 0);
    return { element, length: element.end };
  }

  /** Reads `bytes` as one element with nothing behind it. */
  static read(bytes: Uint8Array): Asn1 {
    const { element, length } = Asn1.readFirst(bytes);
    return length === bytes.length ? element : malformed("bytes behind the element");
  }

  private static at(bytes: Uint8Array, start: number, limit: number, depth: number): Asn1 {
    if (depth > MAX_DEPTH) malformed("nested too deeply");
    if (start + 2 > limit) malformed("cut off");
    const tag = bytes[start] ?? 0;
    if ((tag & 0x1f) === 0x1f) malformed("long tag");
    const first = bytes[start + 1] ?? 0;
    let contentStart = start + 2;
    if (first === 0x80) {
      if ((tag & 0x20) === 0) malformed("primitive of indefinite length");
      let at = contentStart;
      while (bytes[at] !== 0 || bytes[at + 1] !== 0) at = Asn1.at(bytes, at, limit, depth + 1).end;
      if (at + 2 > limit) malformed("cut off");
      return new Asn1(bytes, start, contentStart, at, at + 2, depth, false);
    }
    let length = first;
    let minimal = true;
    if (first > 0x80) {
      const count = first & 0x7f;
      if (count > 4 || contentStart + count > limit) malformed("length");
      length = 0;
      for (let index = 0; index < count; index++)
        length = length * 256 + (bytes[contentStart++] ?? 0);
      minimal = length >= 0x80 && (count === 1 || length >= 256 ** (count - 1));
    }
    const end = contentStart + length;
    if (end > limit) malformed("cut off");
    return new Asn1(bytes, start, contentStart, end, end, depth, minimal);
  }

  /** The identifier octet. */
  get tag(): number {
    return this.bytes[this.start] ?? 0;
  }

  /** The whole element as written. */
  get raw(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(this.start, this.end);
  }

  /** The contents octets. */
  get content(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(this.contentStart, this.contentEnd);
  }

  /** The elements inside a constructed one. */
  get children(): readonly Asn1[] {
    if (this.parsed) return this.parsed;
    if ((this.tag & 0x20) === 0) malformed("primitive where constructed was expected");
    this.parsed = [...this.each()];
    return this.parsed;
  }

  /** The elements inside, read one at a time: for lists too long to hold. */
  *each(): Generator<Asn1> {
    let at = this.contentStart;
    while (at < this.contentEnd) {
      const child = Asn1.at(this.bytes, at, this.contentEnd, this.depth + 1);
      yield child;
      at = child.end;
    }
  }

  /** True when every length in it is definite and as short as can be (the part of X.690, 10 that changes what bytes mean). */
  get isDer(): boolean {
    if (!this.minimal) return false;
    return (this.tag & 0x20) === 0 || this.children.every((child) => child.isDer);
  }

  /** Itself when it has this identifier octet; else throws. */
  expect(tag: number): this {
    return this.tag === tag ? this : malformed(`tag ${this.tag} where ${tag} was expected`);
  }

  /** The child at `index`. */
  child(index: number): Asn1 {
    return this.children[index] ?? malformed("too few elements");
  }

  /** The only child, as explicit tags have. */
  get only(): Asn1 {
    return this.children.length === 1 ? this.child(0) : malformed("one element expected");
  }
}
