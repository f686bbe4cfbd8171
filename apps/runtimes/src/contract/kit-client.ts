import { createHash } from "node:crypto";
import type {
  ErrorBody,
  ResumeAnswer,
  RouteInfo,
  StartAnswer,
  VerificationReport,
} from "@sign/protocol";
import { expect } from "vitest";
import type { RunningRuntime } from "../runtimes";
import { type AnswerCheck, createAnswerCheck, type ReadAnswer } from "./check-answer";
import { readContract } from "./described-contract";
import { mount, type Order } from "./setting";

/** What any answer may say; which of it one does say depends on the call, and was checked against the description. */
type KitJson = StartAnswer & ResumeAnswer & RouteInfo & VerificationReport & Partial<ErrorBody>;

/** An answer with its JSON, which is empty for all that is none. */
export interface KitAnswer extends ReadAnswer {
  readonly json: KitJson;
}

/** What goes along with a call. */
export interface CallInit {
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly body?: BodyInit;
}

/** Calls the kit in a runtime; every answer is held against the kit's own description. */
export interface KitClient {
  call(method: string, path: string, init?: CallInit): Promise<KitAnswer>;
  order(order: Order): Promise<unknown>;
}

/** A document as it is announced. */
export const announce = (name: string, bytes: Uint8Array) => ({
  name,
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** The Content-Digest of bytes (RFC 9530). */
export const digestOf = (bytes: Uint8Array): string =>
  `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

/** A body that comes in pieces, without a length. */
export function inPieces(bytes: Uint8Array<ArrayBuffer>, size = 65_536): ReadableStream {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

/** Makes a {@link KitClient} for a runtime that serves the contract's service. */
export async function createKitClient({ ask }: RunningRuntime): Promise<KitClient> {
  const described = await ask(`${mount}/openapi.json`);
  const check: AnswerCheck = createAnswerCheck(readContract(await described.json()));
  return {
    async call(method, path, { token, headers, json, body } = {}) {
      const init: RequestInit & { duplex?: "half" } = {
        method,
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(json === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(body === undefined ? {} : { body, duplex: "half" }),
      };
      const response = await ask(`${mount}${path}`, init);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const answer = { status: response.status, headers: response.headers, bytes };
      expect(check({ method, path }, answer), `${method} ${path.slice(0, 60)}`).toEqual([]);
      const isJson = response.headers.get("content-type") === "application/json";
      const text = isJson ? new TextDecoder().decode(bytes) : "";
      return { ...answer, json: JSON.parse(text || "{}") };
    },
    async order(order) {
      const headers = { "Content-Type": "application/json" };
      const answer = await ask("/order", { method: "POST", headers, body: JSON.stringify(order) });
      if (!answer.ok) throw new Error(`${order.do}: ${answer.status}`);
      return answer.json();
    },
  };
}
