import { md5Base64, otherMd5 } from "../checksum";
import { checkPdf } from "../pades/check-pdf";
import { PadesError } from "../pades/pades-error";
import { BodyTooLargeError, readBody } from "../request-body";
import type { InputFile } from "../session";
import { GatewayError, invalidRequest, type RefusalCode } from "./gateway-error";
import { boundaryOf, parseMultipart } from "./multipart";
import { jsonUploadSchema } from "./request-schemas";

/** The largest PDF, in bytes: BankID takes 41,943,040 base64 characters. */
export const MAX_FILE_BYTES = 31_457_280;
const MAX_MULTIPART_BYTES = MAX_FILE_BYTES + 64 * 1024;
const MAX_JSON_BYTES = (MAX_FILE_BYTES / 3) * 4 + 64 * 1024;

interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const refusalOf = {
  not_a_pdf: "NOT_A_PDF",
  pdf_empty: "PDF_EMPTY",
  pdf_encrypted: "PDF_ENCRYPTED",
  pdf_damaged: "PDF_DAMAGED",
  placement_outside: "INVALID_REQUEST",
} as const satisfies Record<PadesError["code"], RefusalCode>;

function readMultipart(body: Uint8Array<ArrayBuffer>, boundary: string): Upload {
  const parts = parseMultipart(body, boundary);
  if (!parts) throw invalidRequest("The multipart body is malformed or cut off.");
  const file = parts.find((part) => part.name === "file");
  if (!file) throw invalidRequest("The multipart body has no part named file.");
  return { name: file.fileName ?? "document.pdf", bytes: file.bytes };
}

function readJson(body: Uint8Array): Upload {
  const parsed = jsonUploadSchema.safeParse(jsonOf(body));
  if (!parsed.success) throw invalidRequest(parsed.error);
  const binary = atob(parsed.data.file);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return { name: parsed.data.name ?? "document.pdf", bytes };
}

/** The JSON value of a body; an empty body is an empty object. */
export function jsonOf(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw invalidRequest("The body is not JSON.");
  }
}

async function readUpload(
  contentType: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<Upload> {
  const boundary = boundaryOf(contentType);
  if (boundary !== null) {
    return readMultipart(await readBody(body, MAX_MULTIPART_BYTES), boundary);
  }
  if (/^application\/json\b/i.test(contentType)) {
    return readJson(await readBody(body, MAX_JSON_BYTES));
  }
  throw new GatewayError(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "Send the document as multipart/form-data or as application/json.",
  );
}

function pagesOf(bytes: Uint8Array): InputFile["pages"] {
  try {
    return checkPdf(bytes).pages;
  } catch (error) {
    if (!(error instanceof PadesError)) throw error;
    throw new GatewayError(400, refusalOf[error.code], "The document cannot be signed.");
  }
}

/**
 * Takes a document in, as a multipart part named `file` or as base64 in JSON. Refuses with 400 what BankID could
 * not sign, 413 what is too large, 415 any other kind of body.
 */
export async function takeUpload(
  contentType: string,
  body: ReadableStream<Uint8Array> | null,
  wrongMd5: boolean,
): Promise<InputFile> {
  const tooLarge = new GatewayError(413, "FILE_TOO_LARGE", "The document is too large.");
  const upload = await readUpload(contentType, body).catch((error: unknown) => {
    throw error instanceof BodyTooLargeError ? tooLarge : error;
  });
  if (upload.bytes.length > MAX_FILE_BYTES) throw tooLarge;
  const pages = pagesOf(upload.bytes);
  const md5 = md5Base64(upload.bytes);
  return { id: crypto.randomUUID(), ...upload, pages, md5: wrongMd5 ? otherMd5(md5) : md5 };
}
