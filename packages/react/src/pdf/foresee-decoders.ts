import { packagedAsset } from "./packaged-assets";
import { currentPdfAssets } from "./pdf-assets";

/** How far into a file is looked, in bytes: scans have their first page's picture at the beginning. */
const LOOKED_AT = 262_144;

/** Filters (ISO 32000-2, table 6), and the decoders they need. A stream's dictionary is legible in every file, also in encrypted ones. */
const decoders: readonly (readonly [filter: string, decoder: string])[] = [
  ["JPXDecode", "openjpeg.wasm"],
  ["JBIG2Decode", "jbig2.wasm"],
];

/** Fetches the decoders that a file will probably need, while the worker still reads its pages. What fails here is told by the page that needs it. */
export async function foreseeDecoders(file: Blob): Promise<void> {
  if (currentPdfAssets().wasmUrl !== undefined) return;
  const head = new TextDecoder("latin1").decode(await file.slice(0, LOOKED_AT).arrayBuffer());
  const needed = decoders.filter(([filter]) => head.includes(filter));
  await Promise.all(needed.map(([, decoder]) => packagedAsset(decoder)));
}
