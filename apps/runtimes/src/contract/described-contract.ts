import { z } from "zod";

const mediaSchema = z.record(
  z.string(),
  z.object({ schema: z.object({ $ref: z.string() }).optional() }),
);
const operationSchema = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean() }))
    .default([]),
  requestBody: z.object({ content: mediaSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: mediaSchema.optional() })),
  security: z.array(z.record(z.string(), z.unknown())),
});
const contractSchema = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

/** A JSON Schema as the description has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A body of a request or an answer: its type, and its schema when it is JSON with one. */
export interface DescribedBody {
  readonly type: string;
  readonly schema: JsonSchema | null;
}

/** One operation as `openapi.json` describes it. */
export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for what varies. */
  readonly path: string;
  readonly headers: readonly string[];
  readonly needsToken: boolean;
  readonly body: DescribedBody | null;
  readonly answers: ReadonlyMap<number, DescribedBody | null>;
}

/** Reads `openapi.json`, and nothing but that: what a client could know. Throws for what is not the kit's description. */
export function readContract(json: unknown): readonly DescribedOperation[] {
  const { paths, components } = contractSchema.parse(json);

  function bodyOf(content: z.output<typeof mediaSchema> | undefined): DescribedBody | null {
    const [type, media] = Object.entries(content ?? {})[0] ?? [];
    if (!type) return null;
    const name = media?.schema?.$ref.split("/").at(-1) ?? "";
    return { type, schema: components.schemas[name] ?? null };
  }

  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      headers: operation.parameters.flatMap((each) => (each.in === "header" ? each.name : [])),
      needsToken: operation.security.length > 0,
      body: bodyOf(operation.requestBody?.content),
      answers: new Map(
        Object.entries(operation.responses).map(([status, { content }]) => [
          Number(status),
          bodyOf(content),
        ]),
      ),
    })),
  );
}

/** Makes the function that finds which of the operations, if any, a method and a path (relative to the mount, query and all) mean. */
export function operationFinder(
  operations: readonly DescribedOperation[],
): (method: string, path: string) => DescribedOperation | undefined {
  const places = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  }));
  return (method, path) => {
    const [pathname = ""] = path.split("?");
    return places.find((each) => each.operation.method === method && each.pattern.test(pathname))
      ?.operation;
  };
}
