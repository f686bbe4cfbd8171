import { type ErrorCode, errorBodySchema } from "@sign/protocol";
import * as z from "zod/mini";
import { statusOf } from "./http-errors";
import {
  bodyErrors,
  type Content,
  commonErrors,
  type Operation,
  operations,
  tokenErrors,
} from "./operations";

/** The OpenAPI 3.1 document of the kit's HTTP contract, written from the schemas that requests are parsed with. */
export function describeContract(): Readonly<Record<string, unknown>> {
  const schemas: Record<string, unknown> = {};

  function mediaOf(content: Content, io: "input" | "output"): object {
    if (content === null) return {};
    if (content === "application/pdf") return { content: { "application/pdf": {} } };
    const { $schema, ...schema } = z.toJSONSchema(content.schema, { io });
    schemas[content.name] = schema;
    const $ref = `#/components/schemas/${content.name}`;
    return { content: { "application/json": { schema: { $ref } } } };
  }

  function describe(operationId: string, operation: Operation): object {
    const answers = {
      [operation.status]: {
        description: operation.summary,
        ...mediaOf(operation.answer, "output"),
      },
    };
    const parameters = [...parametersOf(operation)];
    return {
      operationId,
      summary: operation.summary,
      ...(parameters.length ? { parameters } : {}),
      ...(operation.body
        ? { requestBody: { required: true, ...mediaOf(operation.body, "input") } }
        : {}),
      responses: { ...answers, ...failuresOf(operation) },
      security: operation.needs === "token" ? [{ token: [] }] : [],
    };
  }

  const failure = mediaOf({ name: "Error", schema: errorBodySchema }, "output");
  function failuresOf(operation: Operation): object {
    const codes: readonly ErrorCode[] = [
      ...operation.errors,
      ...(operation.needs === "token" ? tokenErrors : []),
      ...(operation.body ? bodyErrors.any : []),
      ...(operation.body && operation.body !== "application/pdf" ? bodyErrors.json : []),
      ...commonErrors,
    ];
    const statuses = [...new Set(codes.map(statusOf))].sort();
    return Object.fromEntries(
      statuses.map((status) => {
        const names = codes
          .filter((code) => statusOf(code) === status)
          .map((code) => `\`${code}\``);
        return [status, { description: [...new Set(names)].join(", "), ...failure }];
      }),
    );
  }

  const byPath: Record<string, Record<string, object>> = {};
  for (const [id, operation] of Object.entries(operations)) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    byPath[path] = { ...byPath[path], [operation.method.toLowerCase()]: describe(id, operation) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Sign", version: "1", description: "Signing PDFs with BankID through ZignSec." },
    paths: byPath,
    components: { schemas, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

function* parametersOf(operation: Operation): Generator<object> {
  for (const [, name = ""] of operation.path.matchAll(/:(\w+)/g)) {
    const schema =
      name === "index" ? { type: "integer", minimum: 0, maximum: 99 } : { type: "string" };
    yield { name, in: "path", required: true, schema };
  }
  if (operation.body === "application/pdf") {
    yield { name: "Content-Digest", in: "header", required: true, schema: { type: "string" } };
  }
}
