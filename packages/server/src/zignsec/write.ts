import type { Locale, Placement } from "@sign/protocol";
import { frameMultipart } from "./multipart";

/** What the create call has to say. Addresses are the kit's own, at the app. */
export interface CreateContent {
  readonly locale: Locale;
  readonly redirectSuccess: string;
  readonly redirectFailure: string;
  /** Where the gateway may report changes, when a webhook secret is configured. */
  readonly webhook?: string | undefined;
}

/** One PDF to upload; `content` yields exactly `size` bytes or fails. */
export interface UploadContent {
  readonly name: string;
  readonly size: number;
  readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** A request body made of a stream; `length` in bytes when it is known. */
export interface StreamedBody {
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly length?: number;
}

/** What the start call has to say: every file in order, with its seal's place if it has one. */
export interface StartContent {
  readonly locale: Locale;
  readonly files: readonly {
    readonly fileId: string;
    readonly name: string;
    readonly placement?: Omit<Placement, "document"> | undefined;
  }[];
  readonly redirectSuccess: string;
  readonly redirectFailure: string;
}

/**
 * The bodies sent to the gateway. Their exact shapes are not public: whoever has the vendor's Swagger can replace
 * one or all through `zignsec.wire`. `create` and `start` return JSON.
 */
export interface WireWriters {
  create(content: CreateContent): unknown;
  upload(content: UploadContent): StreamedBody;
  start(content: StartContent): unknown;
}

/** INFERRED: `No` and `En` are what BankID Norway has. Who reads one of its neighbours reads Norwegian more easily than English. */
const wireLocale = {
  nb: "No",
  nn: "No",
  en: "En",
  sv: "No",
  se: "No",
} as const satisfies Record<Locale, string>;

/** The bodies as they are believed to be; each belief says how sure it is (see wire.ts). */
export const defaultWriters: WireWriters = {
  /** INFERRED: the common v5 envelope. UNKNOWN: whether this product takes it here or on start, so both say it. */
  create: ({ locale, redirectSuccess, redirectFailure, webhook }) => ({
    locale: wireLocale[locale],
    redirect_success: redirectSuccess,
    redirect_failure: redirectFailure,
    ...(webhook ? { webhook } : {}),
  }),
  /** INFERRED: multipart/form-data (RFC 7578). UNKNOWN: that the part is called `file`. */
  upload: (content) => frameMultipart("file", content),
  /**
   * DOCUMENTED: file ids, and "page numbers and coordinates per document". UNKNOWN: the names. INFERRED: points from
   * the page's upper left corner, as BankID's own seals are placed.
   */
  start: ({ files, redirectSuccess, redirectFailure }) => ({
    files: files.map(({ fileId, name, placement }) => ({
      file_id: fileId,
      description: name,
      ...(placement
        ? { signature_position: { page: placement.page, x: placement.x, y: placement.y } }
        : {}),
    })),
    redirect_success: redirectSuccess,
    redirect_failure: redirectFailure,
  }),
};
