import { managementAnswer } from "./gateway-error";

/** The pair of product keys of one environment; both are valid at the same time. */
export type ProductKeys = readonly [primary: string, secondary: string];

/** Obviously invented keys in the vendor's form, 32 hex digits. */
export const testProductKeys: ProductKeys = [
  "00000000000000000000000000007e57",
  "00000000000000000000000000017e57",
];

/**
 * The refusal of a call with a missing or wrong key, or `null` when it may pass. The API takes the raw key in
 * `Zs-Product-Key` or `Authorization`; file downloads take `Authorization` only (ZignSec's e-signing page).
 */
export function refuseKey(
  headers: Headers,
  accepted: readonly string[],
  place: "api" | "media",
): Response | null {
  const key =
    (place === "api" ? headers.get("zs-product-key") : null) ?? headers.get("authorization");
  if (key === null) {
    return managementAnswer(401, "Access denied due to missing subscription key.");
  }
  if (!accepted.includes(key)) {
    return managementAnswer(401, "Access denied due to invalid subscription key.");
  }
  return null;
}
