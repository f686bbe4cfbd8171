import type * as z from "zod";
import { sealBox } from "../pades/geometry";
import { PadesError } from "../pades/pades-error";
import type { SealPlacement } from "../pades/sign-pdf";
import type { InputFile, OrderedDocument, SigningSession } from "../session";
import { invalidRequest } from "./gateway-error";
import type { startBodySchema } from "./request-schemas";

type RequestedFile = z.infer<typeof startBodySchema>["files"][number];

function liesOnPage(file: InputFile, placement: SealPlacement): boolean {
  const page = file.pages[placement.page - 1];
  if (!page) return false;
  try {
    sealBox({ box: [0, 0, page.width, page.height], turns: 0, unit: 1 }, placement.x, placement.y);
    return true;
  } catch (error) {
    if (error instanceof PadesError) return false;
    throw error;
  }
}

/** Looks up each requested file in the session; refuses unknown ones, repetitions, and seals outside the page. */
export function orderDocuments(
  session: SigningSession,
  requested: readonly RequestedFile[],
): OrderedDocument[] {
  const seen = new Set<string>();
  return requested.map((wanted, index) => {
    const file = session.inputFiles.find((candidate) => candidate.id === wanted.file_id);
    if (!file) throw invalidRequest(`files.${index}.file_id: not a file of this session`);
    if (seen.has(file.id)) throw invalidRequest(`files.${index}.file_id: named twice`);
    seen.add(file.id);
    const placement = wanted.signature_position ?? null;
    if (placement && !liesOnPage(file, placement)) {
      throw invalidRequest(`files.${index}.signature_position: outside the document's pages`);
    }
    return { file, description: wanted.description ?? null, placement };
  });
}

/** A secret for the link to the hosted page: 144 random bits, base64url. */
export const newOtp = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
    .replaceAll("+", "-")
    .replaceAll("/", "_");

/** The link for the signer, in the form ZignSec documents for its other eIDs. */
export function hostedPageUrl(baseUrl: string, session: SigningSession, otp: string): string {
  const language = /^en/i.test(session.settings.locale ?? "") ? "en" : "no";
  return `${baseUrl}/ui/signing/${session.id}/?otp=${otp}&language=${language}&theme=Light`;
}
