import { md5Base64, otherMd5 } from "../checksum";
import type { ScenarioName } from "../scenarios";
import type { SigningSession, StoredFile } from "../session";

/**
 * The bytes as an attacker would hand them over: the header's minor version is another one, which every
 * signature covers and no reader stumbles over.
 */
export function tamper(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  changed[7] = (changed[7] ?? 0) ^ 1;
  return changed;
}

/** The address of a file's bytes: `{base}/folders/{session}/media/{file}`, outside the API's path. */
export const mediaUrl = (baseUrl: string, sessionId: string, fileId: string): string =>
  `${baseUrl}/folders/${sessionId}/media/${fileId}`;

/** What bends the answer to a read. */
export interface DetailsBend {
  readonly baseUrl: string;
  readonly scenario: ScenarioName;
  /** List every file of this one answer with a wrong MD5. */
  readonly wrongMd5: boolean;
}

/** The answer to a session read: not wrapped in `data`, result in camelCase (the vendor's cancellation example). */
export function sessionDetails(session: SigningSession, bend: DetailsBend): object {
  const listed = (file: StoredFile, md5: string): object => ({
    id: file.id,
    name: file.name,
    url: mediaUrl(bend.baseUrl, session.id, file.id),
    mimeType: "application/pdf",
    md5: bend.wrongMd5 ? otherMd5(md5) : md5,
  });
  const signedMd5 = (file: StoredFile): string => {
    if (bend.scenario === "wrong-md5") return otherMd5(file.md5);
    if (bend.scenario === "tampered-file") return md5Base64(tamper(file.bytes));
    return file.md5;
  };
  const signed =
    session.status === "Finished" && bend.scenario !== "finished-without-files"
      ? session.signedFiles
      : [];
  return {
    id: session.id,
    status: session.status,
    errors: session.errors,
    result: {
      inputFiles: session.inputFiles.map((file) => listed(file, file.md5)),
      signedFiles: signed.map((file) => listed(file, signedMd5(file))),
    },
  };
}
