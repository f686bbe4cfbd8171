import { errorBodySchema, errorTable } from "@sign/protocol";
import { z } from "zod";
import { type DescribedOperation, type JsonSchema, operationFinder } from "./described-contract";

/** What was asked, relative to where the kit is mounted. */
export interface Asked {
  readonly method: string;
  readonly path: string;
}

/** An answer, read. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Says what about an answer does not hold what the description promises; empty when all holds. */
export type AnswerCheck = (asked: Asked, answer: ReadAnswer) => readonly string[];

const securityHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** Makes the check from the operations that the kit describes. */
export function createAnswerCheck(operations: readonly DescribedOperation[]): AnswerCheck {
  const schemas = new Map<JsonSchema, z.ZodType>();
  const find = operationFinder(operations);

  function schemaOf(json: JsonSchema): z.ZodType {
    const known = schemas.get(json) ?? z.fromJSONSchema(json);
    schemas.set(json, known);
    return known;
  }

  function* faultsOfBody(
    operation: DescribedOperation | undefined,
    { status, headers, bytes }: ReadAnswer,
  ): Generator<string> {
    const type = headers.get("content-type");
    const described = operation?.answers.get(status);
    if (operation && !operation.answers.has(status)) yield `status ${status} is not described`;
    if (status < 400 && described?.type === "application/pdf") {
      if (type !== "application/pdf") yield "a PDF is not called one";
      return;
    }
    if (bytes.length === 0) {
      if (described) yield "there is no body";
      return;
    }
    if (type !== "application/json") yield "JSON is not called that";
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (described?.schema && !schemaOf(described.schema).safeParse(json).success) {
      yield "the body is not as described";
    }
    if (status >= 400) yield* faultsOfError(json, status, headers);
  }

  return ({ method, path }, answer) => {
    const faults: string[] = [];
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (answer.headers.get(name) !== value) faults.push(`${name} is missing`);
    }
    if (method === "OPTIONS") return answer.status === 204 ? faults : [...faults, "no preflight"];
    if (!answer.headers.get("x-request-id")) faults.push("there is no request id");
    if (method === "HEAD") return faults;
    const operation = find(method, path);
    if (!operation && ![403, 404, 429].includes(answer.status)) faults.push("nothing is there");
    faults.push(...faultsOfBody(operation, answer));
    return faults;
  };
}

function* faultsOfError(json: unknown, status: number, headers: Headers): Generator<string> {
  const parsed = errorBodySchema.safeParse(json);
  if (!parsed.success) {
    yield "an error has not the shape of one";
    return;
  }
  const { error } = parsed.data;
  const entry = errorTable[error.code];
  if (entry.status !== status) yield `${error.code} has another status`;
  if (entry.message !== error.message) yield `${error.code} has another message`;
  if (headers.get("x-request-id") !== error.requestId) yield "the request id differs";
}
