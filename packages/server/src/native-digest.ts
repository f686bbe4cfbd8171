import { bytesToHex } from "@noble/hashes/utils.js";

/** The digests the kit computes while bytes pass. */
export type DigestName = "md5" | "sha256";

/** A digest fed piece by piece; a piece is not to be changed before its `update` has resolved. `hex` (lower case) ends it. */
export interface RunningDigest {
  update(chunk: Uint8Array): void | Promise<void>;
  hex(): string | Promise<string>;
}

/** What is used of Node's `crypto`, which Bun and Deno have too. */
interface BuiltinCrypto {
  createHash(name: DigestName): {
    update(chunk: Uint8Array): unknown;
    digest(encoding: "hex"): string;
  };
}

/** What runtimes have beside the web's own. */
export interface RuntimeGlobals {
  /** Node ≥ 20.16, Bun, Deno ≥ 2: built-in modules without an import, which a bundler for other runtimes would have to resolve. */
  readonly process?: { getBuiltinModule?(id: string): unknown };
  /** workerd: a sink that digests what is written to it (Cloudflare Workers, "Web Crypto", DigestStream). */
  readonly crypto?: {
    readonly DigestStream?: new (
      name: string,
    ) => WritableStream<Uint8Array> & { readonly digest: Promise<ArrayBuffer> };
  };
}

/** The runtime's own running digest, `null` when it has none. `globals` is the runtime's global object. */
export function nativeDigest(
  name: DigestName,
  globals: RuntimeGlobals = globalThis as RuntimeGlobals,
): RunningDigest | null {
  const builtin = builtinCrypto(globals);
  if (builtin) {
    const hash = builtin.createHash(name);
    return { update: (chunk) => void hash.update(chunk), hex: () => hash.digest("hex") };
  }
  const { DigestStream } = globals.crypto ?? {};
  if (!DigestStream) return null;
  const stream = new DigestStream(name === "md5" ? "MD5" : "SHA-256");
  const writer = stream.getWriter();
  // An upload that fails never asks for its digest.
  stream.digest.catch(() => undefined);
  return {
    update: (chunk) => writer.write(chunk),
    async hex() {
      await writer.close();
      return bytesToHex(new Uint8Array(await stream.digest));
    },
  };
}

function builtinCrypto({ process }: RuntimeGlobals): BuiltinCrypto | null {
  const found = process?.getBuiltinModule?.("node:crypto");
  const usable = typeof found === "object" && found !== null && "createHash" in found;
  return usable ? (found as BuiltinCrypto) : null;
}
