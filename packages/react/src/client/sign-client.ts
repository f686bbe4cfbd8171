import type {
  CreateSessionAnswer,
  CreateSessionRequest,
  ResumeAnswer,
  RouteInfo,
  Session,
  SessionWithToken,
  StartAnswer,
  StartRequest,
  VerificationReport,
} from "@sign/protocol";
import { unreachableError } from "./unreachable-error";

/** What every call takes; an abort rejects with an `AbortError`. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What an upload takes besides. */
export interface UploadOptions extends CallOptions {
  /** Called with the bytes of this document sent so far. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
}

/** A signed PDF and the file name the server gives it. */
export interface SignedFile {
  readonly file: Blob;
  readonly name: string;
}

/** The kit's HTTP contract, one method per call. Every failure is an error that `SignError.is` knows, `network` when the server was not reached. */
export interface SignClient {
  route(name: string, options?: CallOptions): Promise<RouteInfo>;
  create(request: CreateSessionRequest, options?: CallOptions): Promise<CreateSessionAnswer>;
  /** `sha256` is lower-case hex; it travels as `Content-Digest` (RFC 9530). */
  upload(
    token: string,
    index: number,
    file: Blob,
    sha256: string,
    options?: UploadOptions,
  ): Promise<SessionWithToken>;
  start(token: string, request: StartRequest, options?: CallOptions): Promise<StartAnswer>;
  read(token: string, options?: CallOptions): Promise<Session>;
  resume(handle: string, options?: CallOptions): Promise<ResumeAnswer>;
  original(token: string, index: number, options?: CallOptions): Promise<Blob>;
  signed(token: string, index: number, options?: CallOptions): Promise<SignedFile>;
  report(token: string, index: number, options?: CallOptions): Promise<VerificationReport>;
}

/** Options of {@link createSignClient}. */
export interface SignClientOptions {
  /** Where the server kit is mounted: a path of this origin or a full address. */
  readonly endpoint: string;
  /** Used for every call instead of the browser's. Without upload progress: only XMLHttpRequest tells it. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * A client of the server kit, whose code is fetched with the first call. Cookies go along, to another origin too, because
 * they let this browser resume after a reload.
 */
export function createSignClient(options: SignClientOptions): SignClient {
  async function call<Value>(use: (client: SignClient) => Promise<Value>): Promise<Value> {
    const { createHttpClient } = await import("./http-client").catch((cause: unknown) => {
      throw unreachableError(cause);
    });
    return use(createHttpClient(options));
  }

  return {
    route: (...given) => call((client) => client.route(...given)),
    create: (...given) => call((client) => client.create(...given)),
    upload: (...given) => call((client) => client.upload(...given)),
    start: (...given) => call((client) => client.start(...given)),
    read: (...given) => call((client) => client.read(...given)),
    resume: (...given) => call((client) => client.resume(...given)),
    original: (...given) => call((client) => client.original(...given)),
    signed: (...given) => call((client) => client.signed(...given)),
    report: (...given) => call((client) => client.report(...given)),
  };
}
