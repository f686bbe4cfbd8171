import { SignError } from "@sign/protocol";
import { type Answer, abortError } from "./answer";

/** One upload by {@link uploadWithProgress}. */
export interface Upload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly withCredentials: boolean;
  readonly file: Blob;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((sentBytes: number) => void) | undefined;
}

/** PUTs a file through XMLHttpRequest, which is the only way browsers tell how much of a body has left. Rejects with `network` or an `AbortError`. */
export function uploadWithProgress(upload: Upload): Promise<Answer> {
  const { signal, onProgress } = upload;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError());
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open("PUT", upload.url);
    request.withCredentials = upload.withCredentials;
    for (const [name, value] of Object.entries(upload.headers)) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => onProgress?.(event.loaded));
    request.addEventListener("load", () =>
      resolve({
        status: request.status,
        text: request.responseText,
        retryAfter: request.getResponseHeader("retry-after"),
      }),
    );
    request.addEventListener("error", () => reject(new SignError("network")));
    // Not only by the signal: the browser's Stop button ends it, too.
    request.addEventListener("abort", () =>
      reject(signal?.aborted ? abortError() : new SignError("network")),
    );
    request.addEventListener("loadend", () => signal?.removeEventListener("abort", abort));
    signal?.addEventListener("abort", abort);
    request.send(upload.file);
  });
}
