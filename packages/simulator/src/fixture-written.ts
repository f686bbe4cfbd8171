import { latin1, stream } from "./fixture-file";
import { smallPdf } from "./fixture-small";

/** Options of {@link createWrittenPdf}: PDF syntax, put into its place as it is. */
export interface WrittenPdf {
  /** The page's content stream. @default empty */
  readonly content?: string;
  /** Entries of the page's `/Resources`. */
  readonly resources?: string;
  /** Further entries of the page. @default `/MediaBox [0 0 200 200]` */
  readonly page?: string;
  /** Further entries of the catalog. */
  readonly catalog?: string;
  /** Further entries of the trailer. */
  readonly trailer?: string;
  /** Bodies of objects 5, 6, …; a stream's with {@link writtenStream}. */
  readonly objects?: readonly (string | Uint8Array)[];
}

/** The body of a stream object from entries of its dictionary, `/Length` left out, and its bytes. */
export const writtenStream = (dictionary: string, body: string | Uint8Array): Uint8Array =>
  stream(dictionary, typeof body === "string" ? latin1(body) : body);

/** A PDF of one page, for what {@link createPdf} has no option for. The catalog is object 1, the page object 3. */
export function createWrittenPdf(options: WrittenPdf): Uint8Array<ArrayBuffer> {
  const { resources = "", page = "/MediaBox [0 0 200 200]", objects = [], ...others } = options;
  return smallPdf({
    ...others,
    page: `/Resources << ${resources} >> ${page}`,
    objects: Object.fromEntries(objects.map((body, at) => [5 + at, body])),
  });
}
