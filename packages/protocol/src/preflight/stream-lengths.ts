import { bounds } from "./bounds";
import { NumberMap } from "./number-map";

/** A stream that was taken to end where `endstream` came first, for want of its length. */
interface SeemingLength {
  readonly from: number;
  readonly length: number;
}

/** The lengths of streams that stand in objects of their own (ISO 32000-2, 7.3.8.2), which may come before or after their stream. */
export class StreamLengths {
  /** A stream was longer than it seemed, so that what stands in it may have been taken for objects. */
  misled = false;
  /** A length was told that cannot be. */
  wrong = false;
  private readonly known = new NumberMap();
  private readonly open = new Map<number, SeemingLength>();

  /** Whether the length of some stream was never told. */
  get isMissing(): boolean {
    return this.open.size > 0;
  }

  /** The length in object `number`, if it has come. */
  get(number: number): number | undefined {
    return this.known.get(number);
  }

  /** Notes that a stream, whose length is in object `number`, seemed to be so long; `false` when there is no room for it. */
  leaveOpen(number: number, seeming: SeemingLength): boolean {
    const room = this.open.size < bounds.openLengths;
    if (room) this.open.set(number, seeming);
    return room;
  }

  /** Takes the number in object `number`, which may be a length; the object stands at `place`. */
  tell(number: number, length: number, place: number): void {
    if (this.known.size < bounds.openLengths) this.known.set(number, length);
    const seeming = this.open.get(number);
    if (!seeming) return;
    this.open.delete(number);
    // Two bytes may be the end of line before `endstream`.
    const fits = length <= seeming.length && length >= seeming.length - 2;
    if (length > seeming.length && seeming.from + length < place) this.misled = true;
    else if (!fits) this.wrong = true;
  }
}
