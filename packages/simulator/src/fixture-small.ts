import { join, latin1, stream, writeFile } from "./fixture-file";

/** A one-page file and what is to be different about it. */
export interface SmallPdf {
  /** More entries of the catalog (object 1), of the page tree's root (2), of the page (3), and of the trailer. */
  readonly catalog?: string;
  readonly tree?: string;
  readonly page?: string;
  readonly trailer?: string;
  /** In place of the page's content. */
  readonly content?: string;
  /** Objects from number 5 on, or in place of any other. */
  readonly objects?: Readonly<Record<number, string | Uint8Array>>;
  readonly xref?: "table" | "stream";
}

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? latin1(body) : body;

/** A one-page file, well formed but for what it is told. Object 1 is the catalog, 2 the page tree, 3 the page, 4 its content. */
export function smallPdf(options: SmallPdf = {}): Uint8Array<ArrayBuffer> {
  const { catalog = "", tree, page = "", trailer = "", objects = {} } = options;
  const { content = "0.9 g 36 36 200 100 re f" } = options;
  const bodies = new Map<number, Uint8Array>([
    [1, latin1(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)],
    [2, latin1(`<< /Type /Pages ${tree ?? "/Kids [3 0 R] /Count 1"} >>`)],
    [3, latin1(`<< /Type /Page /Parent 2 0 R ${boxed(page)} /Contents 4 0 R >>`)],
    [4, stream("", latin1(content))],
  ]);
  for (const [number, body] of Object.entries(objects)) bodies.set(Number(number), bytesOf(body));
  return writeFile({
    objects: bodies,
    trailer: `/Root 1 0 R ${trailer}`,
    xref: options.xref ?? "table",
    hidden: [],
  });
}

const boxed = (page: string): string =>
  page.includes("/MediaBox") ? page : `/MediaBox [0 0 595 842] ${page}`;

/** A file with one text replaced by another, wherever that moves the rest to. */
export function replaced(file: Uint8Array, text: string, by: string): Uint8Array<ArrayBuffer> {
  const at = String.fromCharCode(...file.subarray(0, 100_000)).indexOf(text);
  if (at < 0) throw new RangeError(`"${text}" is not in the file.`);
  return join([file.subarray(0, at), latin1(by), file.subarray(at + text.length)]);
}
