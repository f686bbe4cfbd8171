import { md5Base64, otherMd5 } from "../checksum";
import type { ScenarioName } from "../scenarios";
import type { SigningSession, StoredFile } from "../session";
import { type Details, type ListedFile, type ReadBend, readBends } from "./bent-details";
import { hostedPageUrl } from "./start-signing";

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
  readonly bend: ReadBend | null;
  readonly tellLinkAgain: boolean;
}

/** The scenarios of a whole run that bend reads, one or more ways. */
const bendsOf: Partial<Record<ScenarioName, readonly ReadBend[]>> = {
  "unknown-status": ["unknown-status"],
  "fewer-files": ["fewer-files"],
  "wrong-order": ["wrong-order", "other-names"],
  "foreign-media": ["foreign-media"],
};

/** The answer to a session read: not wrapped in `data`, result in camelCase (the vendor's cancellation example). */
export function sessionDetails(session: SigningSession, bend: DetailsBend): Details {
  const listed = (file: StoredFile, md5: string): ListedFile => ({
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
  const details: Details = {
    id: session.id,
    status: session.status,
    errors: session.errors,
    ...(bend.tellLinkAgain && session.otp
      ? { redirect_url: hostedPageUrl(bend.baseUrl, session, session.otp) }
      : {}),
    result: {
      inputFiles: session.inputFiles.map((file) => listed(file, file.md5)),
      signedFiles: signed.map((file) => listed(file, signedMd5(file))),
    },
  };
  const ways = bend.bend ? [bend.bend] : (bendsOf[bend.scenario] ?? []);
  return ways.reduce((told, way) => readBends[way](told), details);
}
