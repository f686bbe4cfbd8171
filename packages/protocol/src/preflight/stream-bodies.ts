import { bounds, TooComplex } from "./bounds";
import { asciiOf } from "./bytes";
import { Inflater } from "./inflate";
import { ObjectStreamReader, type TakeObject } from "./object-stream";
import { Malformed } from "./parse-value";
import { countOf, type Dict, isDict, isList, Ref, type Value } from "./values";

/** Takes the body of a stream piece by piece. Methods throw `Malformed` or `TooComplex`. */
export interface StreamBody {
  write(piece: Uint8Array): void;
  end(): void;
}

/** Who is told of what stands in the bodies of streams. */
export interface BodyListener {
  readonly object: TakeObject;
  /** The PDF/A claim in a metadata stream, `null` when it has none. */
  metadata(number: number, archive: string | null): void;
  /** Something was passed over that may have mattered. */
  passedOver(): void;
}

/** Looks into the bodies of the few kinds of streams that can matter, in bounded memory and time. */
export class StreamBodies {
  /** Made when first needed: many files have nothing to inflate. */
  private inflater: Inflater | null = null;
  private inflated = 0;

  constructor(private readonly listener: BodyListener) {}

  /** What to do with the body of stream `number`; `null` to pass over it. Throws `Malformed`. */
  open(number: number, dict: Dict): StreamBody | null {
    switch (dict.get("Type")) {
      case "ObjStm":
        return this.objects(dict);
      case "XRef":
        return this.decoded(dict, { write: () => {}, end: () => {} });
      case "Metadata":
        return this.metadata(number, dict);
      default:
        return null;
    }
  }

  private objects(dict: Dict): StreamBody | null {
    const [count, first] = [countOf(dict.get("N")), countOf(dict.get("First"))];
    if (count === undefined || first === undefined) throw new Malformed();
    if (count > bounds.objects) throw new TooComplex();
    if (predictorOf(dict) > 1) {
      this.listener.passedOver();
      return null;
    }
    const reader = new ObjectStreamReader(count, first, this.listener.object);
    return this.decoded(dict, {
      write: (piece) => reader.write(piece),
      end: () => {
        reader.end();
        if (reader.skipped) this.listener.passedOver();
      },
    });
  }

  private metadata(number: number, dict: Dict): StreamBody | null {
    let text = "";
    const body: StreamBody = {
      write(piece) {
        const room = bounds.metadataBytes - text.length;
        if (room > 0) text += asciiOf(piece.subarray(0, room));
      },
      end: () => this.listener.metadata(number, archiveClaim(text)),
    };
    try {
      return this.decoded(dict, body);
    } catch {
      // What a metadata stream says is good to know; how it is packed stops nobody.
      return null;
    }
  }

  /** `body` behind the stream's filter: none, or Flate, as verification takes them. Else `Malformed`. */
  private decoded(dict: Dict, body: StreamBody): StreamBody {
    const filters = listOf(dict.get("Filter"));
    if (filters.length === 0) return body;
    if (filters.length > 1 || filters[0] !== "FlateDecode") throw new Malformed();
    let length = 0;
    this.inflater ??= new Inflater();
    const inflater = this.inflater.open((piece) => {
      length += piece.length;
      this.inflated += piece.length;
      if (length > bounds.streamBytes || this.inflated > bounds.inflatedBytes) {
        throw new TooComplex();
      }
      body.write(piece);
    });
    return {
      write: (piece) => inflater.write(piece),
      end() {
        inflater.end();
        body.end();
      },
    };
  }
}

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : isList(value) ? value : [value];

function predictorOf(dict: Dict): number {
  const [parameters] = listOf(dict.get("DecodeParms"));
  if (parameters instanceof Ref) throw new Malformed();
  return (isDict(parameters) && countOf(parameters.get("Predictor"))) || 1;
}

/** Part and conformance of `pdfaid` (ISO 19005-2, 6.6.4) in an XMP packet, written as elements or attributes, in an 8- or 16-bit encoding. */
function archiveClaim(packet: string): string | null {
  const text = packet.replaceAll("\0", "");
  const part = /pdfaid:part\s*(?:>\s*|=\s*["'])(\d)/.exec(text)?.[1];
  if (part === undefined) return null;
  const level = /pdfaid:conformance\s*(?:>\s*|=\s*["'])([A-Za-z])/.exec(text)?.[1] ?? "";
  return `${part}${level.toLowerCase()}`;
}
