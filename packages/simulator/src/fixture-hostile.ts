import { hostileBombs } from "./fixture-hostile-bombs";
import { hostileBoxes } from "./fixture-hostile-boxes";
import { hostileContents } from "./fixture-hostile-contents";
import { hostileEncryptions } from "./fixture-hostile-encryptions";
import { hostileFeatures } from "./fixture-hostile-features";
import { hostileFiles } from "./fixture-hostile-files";
import { hostileTrees } from "./fixture-hostile-trees";

/** A broken or hostile PDF, and the codes an inspection before signing has to find in it, in their order. */
export interface HostilePdf {
  readonly name: string;
  readonly findings: readonly string[];
  readonly make: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}

/** Every broken or hostile PDF; all are generated, none is harmful to a reader that minds its limits. */
export const hostilePdfs: readonly HostilePdf[] = [
  ...hostileFiles,
  ...hostileTrees,
  ...hostileBombs,
  ...hostileEncryptions,
  ...hostileFeatures,
  ...hostileBoxes,
  ...hostileContents,
];
