import { errorCodes, paths } from "@sign/protocol";
import { expect, test } from "vitest";
import { describeContract } from "./openapi";
import { operations } from "./operations";

const contract = describeContract();

function* walk(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* walk(inner);
}

test("every path of the contract is described, and nothing else", () => {
  const described = Object.keys(contract.paths as object).sort();
  expect(described).toEqual(
    Object.values(paths)
      .map((path) => path.replace(/:(\w+)/g, "{$1}"))
      .sort(),
  );
});

test("every reference leads somewhere, every path parameter is described, every operation has its own id", () => {
  const { schemas } = contract.components as { schemas: Record<string, unknown> };
  const references = [...walk(contract)].flatMap(({ $ref }) =>
    typeof $ref === "string" ? [$ref] : [],
  );
  expect(new Set(references.map((reference) => reference.split("/").at(-1)))).toEqual(
    new Set(Object.keys(schemas)),
  );
  const ids: unknown[] = [];
  for (const [path, methods] of Object.entries(contract.paths as Record<string, object>)) {
    for (const operation of Object.values(methods)) {
      ids.push(operation.operationId);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
      expect(parameters.filter((each) => each.in === "path").map(({ name }) => name)).toEqual(
        named,
      );
      expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
    }
  }
  expect(ids.sort()).toEqual(Object.keys(operations).sort());
});

test("it is JSON with a version that tools look for, and describes what is sent, with its limits", () => {
  expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
  expect(contract.openapi).toBe("3.1.0");
  const { schemas } = contract.components as { schemas: Record<string, { required?: string[] }> };
  expect(schemas.CreateSessionRequest?.required).toEqual(["route", "returnTo"]);
  expect(JSON.stringify(schemas.Error)).toContain(JSON.stringify(errorCodes));
});
