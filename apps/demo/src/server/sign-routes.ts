import { defineRoute } from "@sign/server";
import { z } from "zod";
import { makeLease } from "./lease";

/** The person's own PDFs. The demo lets everyone sign: an app would look at its own session cookie here. */
export const upload = defineRoute({
  authorize: () => ({}),
  limits: { maxDocuments: 4 },
});

/** A lease that the server makes; the browser says which, and never sends a document. */
export const lease = defineRoute({
  input: z.object({ leaseId: z.int().min(1).max(999_999) }),
  authorize: ({ input }) => ({ leaseId: input.leaseId }),
  documents: ({ grant }) => [makeLease(grant.leaseId)],
});
