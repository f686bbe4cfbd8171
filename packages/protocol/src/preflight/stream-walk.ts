import type { ByteWindow } from "./byte-window";
import { findWord, isSpace } from "./bytes";
import { Malformed, Unfinished } from "./parse-value";
import type { StreamBodies, StreamBody } from "./stream-bodies";
import type { StreamLengths } from "./stream-lengths";
import { countOf, type Dict, Ref } from "./values";

const endOfStream = findWord("endstream");

/**
 * Walks through the body of one stream after the other, up to behind `endstream`: by its length where that is known and leads there,
 * or else to the first `endstream` there is.
 */
export class StreamWalk {
  /** Something that a strict reader refuses and others repair. */
  faulty = false;
  /** A length led past the stream's end, so that objects behind it may have been missed. */
  overran = false;
  /** A length was not told in time, and there was no room to note how long the stream seemed. */
  forgot = false;
  private body: StreamBody | null = null;
  private from = 0;
  /** Bytes to the end by the stream's length; -1 when the end is searched. */
  private left = -1;
  private openLength: Ref | null = null;

  constructor(
    private readonly window: ByteWindow,
    private readonly bodies: StreamBodies,
    private readonly lengths: StreamLengths,
    private readonly fileSize: number,
  ) {}

  /** Begins with the stream of object `number`, behind the word `stream`. */
  begin(number: number, dict: Dict): void {
    const { window } = this;
    if (window.has("\r\n")) window.at += 2;
    else if (window.has("\n")) window.at++;
    else {
      this.faulty = true;
      if (isSpace(window.bytes[window.at])) window.at++;
    }
    this.from = window.place;
    this.body = null;
    this.guard(() => {
      this.body = this.bodies.open(number, dict);
    });
    const written = dict.get("Length");
    const told = written instanceof Ref ? this.lengths.get(written.number) : countOf(written);
    const fits = told !== undefined && this.from + told <= this.fileSize;
    this.left = fits ? told : -1;
    this.openLength = written instanceof Ref && told === undefined ? written : null;
    if (!fits && !this.openLength) this.faulty = true;
  }

  /** Goes on as far as the bytes at hand allow; whether the stream's end was reached. */
  advance(): boolean {
    return this.left < 0 ? this.search() : this.count();
  }

  private count(): boolean {
    const { window } = this;
    const bytes = Math.min(this.left, window.end - window.at);
    this.left -= bytes;
    this.feed(window.at + bytes);
    if (this.left > 0 || !window.enough) return false;
    let at = window.at;
    while (window.bytes[at] === 13 || window.bytes[at] === 10) at++;
    if (window.has("endstream", at)) {
      window.at = at;
      this.end();
      return true;
    }
    this.faulty = this.overran = true;
    this.left = -1;
    return this.search();
  }

  private search(): boolean {
    const { window } = this;
    const found = endOfStream(window.bytes, window.at, window.end);
    if (found < 0) {
      this.feed(window.final ? window.end : Math.max(window.at, window.end - 8));
      return false;
    }
    this.feed(found);
    if (this.openLength) {
      const seeming = { from: this.from, length: window.place - this.from };
      this.forgot ||= !this.lengths.leaveOpen(this.openLength.number, seeming);
    }
    this.end();
    return true;
  }

  private feed(until: number): void {
    const { window } = this;
    const piece = window.bytes.subarray(window.at, until);
    window.at = until;
    if (piece.length > 0) this.guard(() => this.body?.write(piece));
  }

  private end(): void {
    this.guard(() => this.body?.end());
    this.window.at += "endstream".length;
  }

  /** A body that cannot be read is walked past; that there was one is a fault. */
  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Malformed || error instanceof Unfinished)) throw error;
      this.faulty = true;
      this.body = null;
    }
  }
}
