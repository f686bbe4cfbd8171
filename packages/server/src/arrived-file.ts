import { SignError } from "@sign/protocol";
import type { SessionClaims } from "./claims";
import { sha256Hex } from "./digests";
import type { ZignsecClient } from "./zignsec/client";
import type { CallOptions } from "./zignsec/request";
import type { GatewayFile } from "./zignsec/wire";

/** Where to look for a file, and how. */
export interface ArrivalSearch {
  readonly gateway: ZignsecClient;
  readonly session: SessionClaims;
  readonly how: CallOptions;
}

/** How many files of unknown content are fetched to look into. */
const MOST_FETCHED = 3;

/**
 * The id of a document's file among those the gateway lists, when an earlier upload arrived whose answer was lost; null when none did.
 * A file that the session knows already, or that bears another document's name, is that one's. With the `md5` (hex) of the bytes that were sent a listed MD5
 * decides; without, a file is fetched and must have the announced SHA-256. A file under a name of the gateway's own counts only when
 * no other document has the same content. Throws what the gateway says when that cannot be found out.
 */
export async function findArrived(
  { gateway, session, how }: ArrivalSearch,
  index: number,
  listed: readonly GatewayFile[],
  md5: string | null,
): Promise<string | null> {
  const document = session.documents[index];
  if (!document) return null;
  const { name, size, sha256 } = document;
  const others = session.documents.filter((_, at) => at !== index);
  const isTwin = others.some((other) => other.sha256 === sha256);
  const open = listed.filter(
    (file) =>
      !session.documents.some(({ fileId }) => fileId === file.id) &&
      (isTwin ? file.name === name : !others.some((other) => other.name === file.name)),
  );
  const likely = open.toSorted((a, b) => Number(b.name === name) - Number(a.name === name));
  let fetched = 0;
  for (const file of likely) {
    if (md5 !== null && file.md5 !== null) {
      if (md5 === file.md5) return file.id;
    } else if (fetched++ < MOST_FETCHED && (await holds(file))) {
      return file.id;
    }
  }
  return null;

  async function holds(file: GatewayFile): Promise<boolean> {
    try {
      const place = { sessionId: session.id, fileId: file.id };
      return (await sha256Hex(await gateway.downloadFile(place, size, how))) === sha256;
    } catch (error) {
      // Longer than the document, or deleted: another file either way.
      const other = SignError.is(error) && /^(gateway_malformed|session_gone)$/.test(error.code);
      if (other) return false;
      throw error;
    }
  }
}
