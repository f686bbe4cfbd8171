import {
  createSessionAnswerSchema,
  documentPath,
  paths,
  resumeAnswerSchema,
  routeInfoSchema,
  routePath,
  SignError,
  sessionAnswerSchema,
  sessionWithTokenSchema,
  startAnswerSchema,
  verificationReportSchema,
} from "@sign/protocol";
import { type Answer, type AnswerSchema, abortError, failureOf, readAnswer } from "./answer";
import { fileNameFrom } from "./file-name";
import type {
  CallOptions,
  SignClient,
  SignClientOptions,
  SignedFile,
  UploadOptions,
} from "./sign-client";
import { uploadWithProgress } from "./upload-with-progress";

interface Call extends CallOptions {
  readonly method?: "GET" | "PUT" | "POST";
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
}

const toBase64 = (hex: string): string =>
  btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));

/** The code of a client of the server kit. Cookies go along, to another origin too, because they let this browser resume after a reload. */
export function createHttpClient(options: SignClientOptions): SignClient {
  const address = (path: string): string => options.endpoint.replace(/\/+$/, "") + path;

  const isForeign = (): boolean =>
    typeof location !== "undefined" &&
    new URL(options.endpoint, location.href).origin !== location.origin;

  const headersOf = (call: Call): Record<string, string> => ({
    ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
    ...call.headers,
  });

  /** Sends, and reads the body with `read`: a connection may break in either. */
  async function send<Value>(call: Call, read: (response: Response) => Promise<Value>) {
    const request = options.fetch ?? globalThis.fetch;
    try {
      const response = await request(address(call.path), {
        method: call.method ?? "GET",
        headers: headersOf(call),
        body: call.body ?? null,
        cache: "no-store",
        credentials: isForeign() ? "include" : "same-origin",
        signal: call.signal ?? null,
      });
      return await read(response);
    } catch (cause) {
      if (call.signal?.aborted) throw abortError();
      throw SignError.is(cause) ? cause : new SignError("network", { cause });
    }
  }

  const toAnswer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    text: await response.text(),
    retryAfter: response.headers.get("retry-after"),
  });

  const json = async <Value>(schema: AnswerSchema<Value>, call: Call): Promise<Value> =>
    readAnswer(schema, await send(call, toAnswer));

  const post = (path: string, body: unknown, call: Omit<Call, "path">): Call => ({
    ...call,
    method: "POST",
    path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

  const file = (call: Call, index: number): Promise<SignedFile> =>
    send(call, async (response) => {
      if (!response.ok) throw failureOf(await toAnswer(response));
      const disposition = response.headers.get("content-disposition");
      return {
        file: await response.blob(),
        name: fileNameFrom(disposition, `document-${index + 1}.pdf`),
      };
    });

  async function sendDocument(call: Call, document: Blob, onProgress: UploadOptions["onProgress"]) {
    if (!options.fetch && typeof XMLHttpRequest !== "undefined") {
      return uploadWithProgress({
        url: address(call.path),
        headers: headersOf(call),
        withCredentials: isForeign(),
        file: document,
        signal: call.signal,
        onProgress,
      });
    }
    const answer = await send({ ...call, method: "PUT", body: document }, toAnswer);
    onProgress?.(document.size);
    return answer;
  }

  return {
    route: (name, { signal } = {}) => json(routeInfoSchema, { path: routePath(name), signal }),
    create: (request, { signal } = {}) =>
      json(createSessionAnswerSchema, post(paths.sessions, request, { signal })),
    async upload(token, index, document, sha256, { signal, onProgress } = {}) {
      const headers = {
        "content-type": "application/pdf",
        "content-digest": `sha-256=:${toBase64(sha256)}:`,
      };
      const call = { path: documentPath(index), token, headers, signal };
      return readAnswer(sessionWithTokenSchema, await sendDocument(call, document, onProgress));
    },
    start: (token, request, { signal } = {}) =>
      json(startAnswerSchema, post(paths.start, request, { token, signal })),
    read: async (token, { signal } = {}) =>
      (await json(sessionAnswerSchema, { path: paths.session, token, signal })).session,
    resume: (handle, { signal } = {}) =>
      json(resumeAnswerSchema, post(paths.resume, { handle }, { signal })),
    original: async (token, index, { signal } = {}) =>
      (await file({ path: documentPath(index, "original"), token, signal }, index)).file,
    signed: (token, index, { signal } = {}) =>
      file({ path: documentPath(index, "signed"), token, signal }, index),
    report: (token, index, { signal } = {}) =>
      json(verificationReportSchema, { path: documentPath(index, "report"), token, signal }),
  };
}
