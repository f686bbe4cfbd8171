/** What a module with one file in it has: the file as a `data:` address. */
type FileModule = { readonly default: string };

const files: Readonly<Record<string, () => Promise<FileModule>>> = {
  "openjpeg.wasm": () => import("pdfjs-dist/wasm/openjpeg.wasm?url&inline"),
  "jbig2.wasm": () => import("pdfjs-dist/wasm/jbig2.wasm?url&inline"),
  "FoxitSymbol.pfb": () => import("pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url&inline"),
  "FoxitDingbats.pfb": () => import("pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url&inline"),
};

/** Fetches CMaps by their names, with "_" for "-" and one before it. */
type CMaps = () => Promise<Readonly<Record<string, string>>>;

/** A character collection's CMaps: a document that codes its text in Unicode needs no more than one kind, and `others`. */
interface Collection {
  readonly utf16: CMaps;
  readonly ucs2: CMaps;
  /** Other codings of Unicode, and later editions of the collection. */
  readonly unicode: CMaps;
  /** The collection's own names, and codings older than Unicode. */
  readonly others: CMaps;
}

const japan: Collection = {
  utf16: () => import("./cmaps-japan-utf16"),
  ucs2: () => import("./cmaps-japan-ucs2"),
  unicode: () => import("./cmaps-japan-unicode"),
  others: () => import("./cmaps-japan"),
};
const gb: Collection = {
  utf16: () => import("./cmaps-gb-utf16"),
  ucs2: () => import("./cmaps-gb-ucs2"),
  unicode: () => import("./cmaps-gb-unicode"),
  others: () => import("./cmaps-gb"),
};
const cns: Collection = {
  utf16: () => import("./cmaps-cns-utf16"),
  ucs2: () => import("./cmaps-cns-ucs2"),
  unicode: () => import("./cmaps-cns-unicode"),
  others: () => import("./cmaps-cns"),
};
const korea: Collection = {
  utf16: () => import("./cmaps-korea-utf16"),
  ucs2: () => import("./cmaps-korea-ucs2"),
  unicode: () => import("./cmaps-korea-unicode"),
  others: () => import("./cmaps-korea"),
};

/** Names of no other collection are Japanese. */
function collectionOf(name: string): Collection {
  if (/^(Adobe-CNS1|UniCNS|CNS|B5|ET|HK)/.test(name)) return cns;
  if (/^(Adobe-GB1|UniGB|GB)/.test(name)) return gb;
  if (/^(Adobe-Korea1|UniKS|KSC)/.test(name)) return korea;
  return japan;
}

function kindOf(name: string): keyof Collection {
  if (!name.startsWith("Uni")) return "others";
  if (name.includes("-UCS2-")) return "ucs2";
  return /^Uni[A-Z]+-UTF16-/.test(name) ? "utf16" : "unicode";
}

/** The bytes of a `data:` address in base64. Not with `fetch`, which a page's policy may forbid for such addresses. */
export function dataUrlBytes(address: string): Uint8Array<ArrayBuffer> {
  const binary = atob(address.slice(address.indexOf(",") + 1));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

async function packagedFile(name: string): Promise<string | undefined> {
  if (!name.endsWith(".bcmap")) return (await files[name]?.())?.default;
  const cmaps = await collectionOf(name)[kindOf(name)]();
  return cmaps[`_${name.slice(0, -".bcmap".length).replaceAll("-", "_")}`];
}

/**
 * A file of pdf.js' that travels in this package: a picture decoder, a CMap, or one of the two standard fonts
 * that no system has. Each comes in a chunk of code fetched when a document first needs it, the CMaps of a
 * character collection in four. Rejects for other names.
 */
export async function packagedAsset(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const address = await packagedFile(name);
  if (address === undefined) throw new Error(`No file ${name} in this package.`);
  return dataUrlBytes(address);
}
