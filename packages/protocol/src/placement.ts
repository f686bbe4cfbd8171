import * as z from "zod/mini";

/**
 * Where the seal goes: `page` counts from 1; `x` and `y` are whole points (1/72 inch) from the top left
 * corner of the page as displayed, to the top left corner of the seal. Whole points, because the gateway's
 * number type is not public and an integer is valid for any.
 */
export const placementSchema = z.object({
  document: z.int().check(z.gte(0), z.lte(99)),
  page: z.int().check(z.gte(1), z.lte(100_000)),
  x: z.int().check(z.gte(0), z.lte(1_036_800)),
  y: z.int().check(z.gte(0), z.lte(1_036_800)),
});
/** See {@link placementSchema}. */
export type Placement = z.infer<typeof placementSchema>;
