import {
  isArray,
  isDictionary,
  latin1,
  PdfBlank,
  type PdfDictionary,
  PdfName,
  PdfReference,
  PdfStream,
  PdfString,
  type PdfValue,
} from "./pdf-value";

const hexadecimal = (byte: number): string => byte.toString(16).padStart(2, "0");

/** Lower-case hex digits, two a byte. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, hexadecimal).join("");

const writeName = (text: string): string =>
  `/${text.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${hexadecimal(character.charCodeAt(0))}`)}`;

function writeNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(10).replace(/\.?0+$/, "");
}

function writeString({ bytes }: PdfString): string {
  if (bytes.some((byte) => byte < 0x20 || byte > 0x7e)) return `<${toHex(bytes)}>`;
  return `(${String.fromCharCode(...bytes).replace(/[\\()]/g, "\\$&")})`;
}

/** Writes PDF syntax into a list of byte runs; `length` is where the next byte goes. */
export class PdfWriter {
  readonly #runs: Uint8Array[] = [];
  length = 0;

  /** Writes bytes as they are. */
  bytes(run: Uint8Array): void {
    this.#runs.push(run);
    this.length += run.length;
  }

  /** Writes text whose characters stand for one byte each. */
  text(text: string): void {
    this.bytes(latin1(text));
  }

  /** Writes an object; a blank is left as spaces and told where it stands. */
  value(value: PdfValue): void {
    if (value instanceof PdfStream) this.#stream(value);
    else if (value instanceof PdfBlank) this.#blank(value);
    else if (isDictionary(value)) this.#dictionary(value);
    else if (isArray(value)) this.#array(value);
    else if (value instanceof PdfName) this.text(writeName(value.text));
    else if (value instanceof PdfString) this.text(writeString(value));
    else if (value instanceof PdfReference) this.text(`${value.number} ${value.generation} R`);
    else this.text(typeof value === "number" ? writeNumber(value) : String(value));
  }

  /** Everything written, in one run. */
  join(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const run of this.#runs) {
      whole.set(run, at);
      at += run.length;
    }
    return whole;
  }

  #dictionary(entries: PdfDictionary): void {
    this.text("<<");
    for (const [key, value] of entries) {
      this.text(` ${writeName(key)} `);
      this.value(value);
    }
    this.text(" >>");
  }

  #array(items: readonly PdfValue[]): void {
    this.text("[");
    for (const [at, item] of items.entries()) {
      if (at > 0) this.text(" ");
      this.value(item);
    }
    this.text("]");
  }

  #stream({ dictionary, body }: PdfStream): void {
    this.#dictionary(new Map([...dictionary, ["Length", body.length]]));
    this.text("\nstream\n");
    this.bytes(body);
    this.text("\nendstream");
  }

  #blank(blank: PdfBlank): void {
    blank.at = this.length;
    this.text(" ".repeat(blank.length));
  }
}

/** Fills a blank in what was written; text that does not fit means the signer reserved too little. */
export function fillBlank(written: Uint8Array, blank: PdfBlank, text: string): void {
  if (text.length > blank.length) throw new RangeError("The reserved space is too small.");
  written.set(latin1(text.padEnd(blank.length)), blank.at);
}
