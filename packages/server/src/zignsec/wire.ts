import { bytesToHex } from "@noble/hashes/utils.js";
import { SignError } from "@sign/protocol";
import { decodeBase64 } from "../digests";

/*
 * The only file that reads ZignSec's JSON. The vendor's Swagger is not public, so each belief says how sure it is:
 * DOCUMENTED (the vendor's page on e-signing with BankID Norway), INFERRED (the vendor's other v5 products and
 * public clients), UNKNOWN (a guess that the writers in options can correct; see write.ts).
 */

/** A file as the gateway lists it. `md5` is lower-case hex. */
export interface GatewayFile {
  readonly id: string;
  readonly name: string | null;
  readonly url: string | null;
  readonly md5: string | null;
}

/** What a session's status says: one of the four ends, or that it is not at an end. */
export type GatewayStatus = "finished" | "cancelled" | "failed" | "timeout" | "open";

/** A session as the gateway tells it. `statusWord` is its own word in lower case letters, `errorCodes` its own codes. */
export interface GatewaySession {
  readonly status: GatewayStatus;
  readonly statusWord: string;
  readonly errorCodes: readonly string[];
  readonly inputFiles: readonly GatewayFile[];
  readonly signedFiles: readonly GatewayFile[];
  readonly redirectUrl: string | null;
}

type Fields = ReadonlyMap<string, unknown>;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** INFERRED: keys come as file_id, fileId and file_Id alike, so they are compared without case and underscores. */
const fieldsOf = (value: unknown): Fields =>
  new Map(
    isObject(value)
      ? Object.entries(value).map(([key, field]) => [key.replace(/[_-]/g, "").toLowerCase(), field])
      : [],
  );

/** INFERRED: answers to POST are wrapped in `data`, answers to GET are not. Either is read. */
function bodyOf(json: unknown): Fields {
  if (!isObject(json)) throw new SignError("gateway_malformed");
  const fields = fieldsOf(json);
  const data = fields.get("data");
  return isObject(data) ? fieldsOf(data) : fields;
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.length > 0 && value.length <= 4096 ? value : null;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, 200) : [];

/** DOCUMENTED by example: ids are UUIDs. Anything that could mean something in a path is refused. */
const idOf = (value: unknown): string | null => {
  const id = textOf(value);
  return id && /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(id) ? id : null;
};

/** DOCUMENTED: base64 of the 16 bytes. Hex is read too, as other products of the vendor write it. */
function md5Of(value: unknown): string | null {
  const text = textOf(value)?.trim() ?? "";
  if (/^[0-9a-f]{32}$/i.test(text)) return text.toLowerCase();
  const bytes = decodeBase64(text);
  return bytes?.length === 16 ? bytesToHex(bytes) : null;
}

/** DOCUMENTED: `{ id, name, url, mimeType, md5 }`. */
function filesOf(value: unknown): readonly GatewayFile[] {
  return listOf(value).flatMap((entry) => {
    const fields = fieldsOf(entry);
    const id = idOf(fields.get("id") ?? fields.get("fileid"));
    if (!id) return [];
    return {
      id,
      name: textOf(fields.get("name") ?? fields.get("filename")),
      url: textOf(fields.get("url")),
      md5: md5Of(fields.get("md5")),
    };
  });
}

/** DOCUMENTED: `errors: [{ code, description, statusCode }]`. INFERRED: other faults say `code`, `type`, `error` or `title`. */
function errorCodesOf(fields: Fields): readonly string[] {
  const entries = [...listOf(fields.get("errors")), fields.get("error")].map(fieldsOf);
  const codes = [fields, ...entries].flatMap((entry) => [entry.get("code"), entry.get("type")]);
  return [...codes, fields.get("error")].flatMap((code) => {
    const text = textOf(code);
    return text ? text.slice(0, 64).toUpperCase() : [];
  });
}

/** DOCUMENTED: `Finished`, `Cancelled`. INFERRED: `Failed`, `Timeout` (also seen as TimeOut). Any other word is not an end. */
function statusOf(word: string): GatewayStatus {
  switch (word) {
    case "finished":
    case "failed":
    case "timeout":
      return word;
    case "cancelled":
    case "canceled":
      return "cancelled";
    default:
      return "open";
  }
}

const wordOf = (value: unknown): string =>
  (textOf(value) ?? "")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase()
    .slice(0, 32);

/** DOCUMENTED: creating answers with `id`. INFERRED: and with `status`. */
export function readCreated(json: unknown): { readonly id: string; readonly statusWord: string } {
  const fields = bodyOf(json);
  const id = idOf(fields.get("id") ?? fields.get("sessionid"));
  if (!id) throw new SignError("gateway_malformed");
  return { id, statusWord: wordOf(fields.get("status")) };
}

/**
 * DOCUMENTED: uploading answers with `file_id`; after the second upload with "`file_id_1` and `file_id_2`", which may
 * be prose or literal. So every shape is read, and the new id is the last one that was not `known` before.
 */
export function readUploaded(
  json: unknown,
  known: readonly string[],
): { readonly fileId: string; readonly md5: string | null } {
  const fields = bodyOf(json);
  const files = [
    ...filesOf(fields.get("files")),
    ...filesOf(fieldsOf(fields.get("result")).get("inputfiles")),
  ];
  const numbered = [...fields.keys()].filter((key) => /^fileid\d+$/.test(key)).sort(byNumber);
  const candidates = [
    ...files.map((file) => file.id),
    ...listOf(fields.get("fileids")),
    ...numbered.map((key) => fields.get(key)),
    fields.get("fileid"),
  ];
  const fileId = candidates.map(idOf).findLast((id) => id !== null && !known.includes(id));
  if (!fileId) throw new SignError("gateway_malformed");
  const md5 = files.find((file) => file.id === fileId)?.md5 ?? md5Of(fields.get("md5"));
  return { fileId, md5 };
}

const byNumber = (a: string, b: string): number => Number(a.slice(6)) - Number(b.slice(6));

/** DOCUMENTED: starting answers with `redirect_url`. */
export function readStarted(json: unknown): { readonly redirectUrl: string } {
  const redirectUrl = redirectOf(bodyOf(json));
  if (!redirectUrl) throw new SignError("gateway_malformed");
  return { redirectUrl };
}

/** A link the person's browser may be sent to: http or https, and nobody's name or password in it. */
function redirectOf(fields: Fields): string | null {
  const text = textOf(fields.get("redirecturl"));
  if (!text || !URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password ? href : null;
}

/**
 * DOCUMENTED: `{ id, status, errors, result: { inputFiles, signedFiles } }`. UNKNOWN: whether `redirect_url` is told again.
 * An answer about another session than the one asked for, as from a cache, is refused.
 */
export function readDetails(json: unknown, sessionId: string): GatewaySession {
  const fields = bodyOf(json);
  const id = idOf(fields.get("id"));
  if (id && id.toLowerCase() !== sessionId.toLowerCase()) throw new SignError("gateway_malformed");
  const result = fieldsOf(fields.get("result"));
  const statusWord = wordOf(fields.get("status"));
  if (!statusWord) throw new SignError("gateway_malformed");
  return {
    status: statusOf(statusWord),
    statusWord,
    errorCodes: errorCodesOf(fields),
    inputFiles: filesOf(result.get("inputfiles") ?? fields.get("inputfiles")),
    signedFiles: filesOf(result.get("signedfiles") ?? fields.get("signedfiles")),
    redirectUrl: redirectOf(fields) ?? redirectOf(result),
  };
}

/** The codes in a refusal's body, upper case; empty when it has none that can be read. */
export const readErrorCodes = (json: unknown): readonly string[] =>
  isObject(json) ? errorCodesOf(bodyOf(json)) : [];

/** DOCUMENTED: a webhook names the session in `id`, whichever of its two published shapes it has. Null when it does not. */
export function readNotice(json: unknown): string | null {
  const fields = bodyOf(json);
  return idOf(fields.get("id") ?? fields.get("sessionid"));
}
