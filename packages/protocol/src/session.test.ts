import { expect, test } from "vitest";
import { documentPath, routePath } from "./paths";
import { placementSchema } from "./placement";
import { createSessionRequestSchema, isEnd, sessionStatusSchema } from "./session";

const announced = { name: "lease.pdf", size: 10, sha256: "a".repeat(64) };
const request = { route: "upload", returnTo: "https://app.example/", documents: [announced] };

test("a session request is read, and documents may be left out", () => {
  expect(createSessionRequestSchema.parse(request)).toEqual(request);
  expect(createSessionRequestSchema.parse({ ...request, documents: undefined }).documents).toEqual(
    [],
  );
});

test.each([
  ["a digest that is not 64 lower-case hex digits", { ...announced, sha256: "A".repeat(64) }],
  ["a negative size", { ...announced, size: -1 }],
  ["a size that is not whole", { ...announced, size: 1.5 }],
  ["an empty name", { ...announced, name: "" }],
  ["a name beyond 255 characters", { ...announced, name: "x".repeat(256) }],
])("%s is refused", (_, document) => {
  expect(createSessionRequestSchema.safeParse({ ...request, documents: [document] }).success).toBe(
    false,
  );
});

test.each([{ page: 0 }, { x: -1 }, { y: 0.5 }, { document: 100 }, { x: Number.NaN }])(
  "a placement with %o is refused",
  (wrong) => {
    const placement = { document: 0, page: 1, x: 0, y: 0 };
    expect(placementSchema.safeParse(placement).success).toBe(true);
    expect(placementSchema.safeParse({ ...placement, ...wrong }).success).toBe(false);
  },
);

test("five statuses are ends", () => {
  expect(sessionStatusSchema.options.filter(isEnd)).toEqual([
    "signed",
    "cancelled",
    "expired",
    "failed",
    "rejected",
  ]);
});

test("addresses are escaped", () => {
  expect(routePath("a/b c")).toBe("/routes/a%2Fb%20c");
  expect(documentPath(2, "signed")).toBe("/session/documents/2/signed");
});
