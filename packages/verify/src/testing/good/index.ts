import { archivedSignatures } from "./archives";
import type { GoodSample } from "./good-sample";
import { severalSignatures } from "./several";
import { singleSignatures } from "./single";

/** Files that a strict reader must not refuse. */
export const goodSamples: readonly GoodSample[] = [
  ...singleSignatures,
  ...severalSignatures,
  ...archivedSignatures,
];
