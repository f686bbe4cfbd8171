import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import type { SignServerOptions } from "./options";
import { defineRoute, type Route } from "./route";

const pdf = { name: "a.pdf", bytes: new Uint8Array(1) };

test("the schema types the input, and what authorize returns types the grant", () => {
  const lease = defineRoute({
    input: z.object({ leaseId: z.number(), note: z.string().default("") }),
    authorize: async ({ input }) => {
      expectTypeOf(input).toEqualTypeOf<{ leaseId: number; note: string }>();
      return input.leaseId > 0 ? { expectedName: "Hansen" } : false;
    },
    documents: ({ input, grant }) => {
      expectTypeOf(input.leaseId).toBeNumber();
      expectTypeOf(grant).toEqualTypeOf<{ expectedName: string }>();
      return [pdf];
    },
    acceptSigner: ({ grant, signers }) =>
      signers.some((signer) => signer.familyName === grant.expectedName),
  });
  const small = defineRoute({
    input: mini.object({ leaseId: mini.number() }),
    authorize: ({ input }) => {
      expectTypeOf(input).toEqualTypeOf<{ leaseId: number }>();
      return {};
    },
  });
  const upload = defineRoute({
    authorize: ({ input }) => {
      expectTypeOf(input).toEqualTypeOf<undefined>();
      return {};
    },
  });
  const routes: SignServerOptions["routes"] = { lease, small, upload };
  expect(Object.keys(routes)).toEqual(["lease", "small", "upload"]);
});

test("authorize cannot be left out, and a grant must be an object", () => {
  // @ts-expect-error: authorize is required
  const without: Route = {};
  // @ts-expect-error: a boolean is no grant
  const yes: Route = { authorize: () => true };
  expect([without, yes]).toHaveLength(2);
});

test("a placement policy is checked by the compiler", () => {
  const authorize = () => ({});
  const spot = { page: "last", x: 36, y: 700 } as const;
  const good: Route[] = [
    { authorize, placement: { mode: "none" } },
    { authorize, placement: { mode: "fixed", spots: [spot] } },
    {
      authorize,
      placement: { mode: "suggested", spots: [{ anchor: "Signatur:", dx: 60, dy: 0 }] },
    },
    { authorize, documents: () => [pdf], placement: async () => ({ mode: "free" }) },
  ];
  // @ts-expect-error: fixed needs spots
  const without: Route = { authorize, placement: { mode: "fixed" } };
  // @ts-expect-error: a spot has a page
  const nowhere: Route = { authorize, placement: { mode: "fixed", spots: [{ x: 1, y: 1 }] } };
  // @ts-expect-error: there is no such policy
  const unknown: Route = { authorize, placement: { mode: "anywhere" } };
  expect([...good, without, nowhere, unknown]).toHaveLength(7);
});
