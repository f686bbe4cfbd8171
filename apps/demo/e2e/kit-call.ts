import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import {
  type AnnouncedDocument,
  documentPath,
  type ErrorCode,
  errorBodySchema,
  errorTable,
  paths,
  type SessionWithToken,
  type StartAnswer,
  sessionWithTokenSchema,
  startAnswerSchema,
} from "@sign/protocol";
import type { PickedFile } from "./demo-page";

const sha256 = (bytes: Uint8Array, as: "hex" | "base64"): string =>
  createHash("sha256").update(bytes).digest(as);

/** A file as the browser announces it. */
export const announce = ({ name, bytes }: PickedFile): AnnouncedDocument => ({
  name,
  size: bytes.length,
  sha256: sha256(bytes, "hex"),
});

/** The kit's calls without a browser, answers unread. */
export const kitAt = (origin: string) => {
  const at = (path: string): string => `${origin}/api/sign${path}`;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(at(path), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  return {
    create: (body: object) =>
      post(paths.sessions, { route: "upload", returnTo: `${origin}/`, ...body }),
    put: (token: string, bytes: Uint8Array<ArrayBuffer>, index = 0) =>
      fetch(at(documentPath(index)), {
        method: "PUT",
        headers: {
          ...bearer(token),
          "content-type": "application/pdf",
          "content-digest": `sha-256=:${sha256(bytes, "base64")}:`,
        },
        body: bytes,
      }),
    start: (token: string, placements: readonly object[] = []) =>
      post(paths.start, { placements }, bearer(token)),
    read: (token: string) => fetch(at(paths.session), { headers: bearer(token) }),
    signed: (token: string) => fetch(at(documentPath(0, "signed")), { headers: bearer(token) }),
    resume: (handle: string) => post(paths.resume, { handle }),
    return: (handle: string) => fetch(at(`/return/${handle}`), { redirect: "manual" }),
  };
};

/** The session of an answer that has to be a good one. */
export const sessionOf = async (answer: Response): Promise<SessionWithToken> =>
  sessionWithTokenSchema.parse(await answer.json());

/** A started session of one file: its token, and where BankID's page is. */
export async function startSession(origin: string, file: PickedFile): Promise<StartAnswer> {
  const kit = kitAt(origin);
  const created = await sessionOf(await kit.create({ documents: [announce(file)] }));
  const uploaded = await sessionOf(await kit.put(created.token, Uint8Array.from(file.bytes)));
  return startAnswerSchema.parse(await (await kit.start(uploaded.token)).json());
}

/** Expects the one JSON shape of errors with this code and its status, and no text but the table's. */
export async function expectRefusal(answer: Response, code: ErrorCode): Promise<void> {
  const { error } = errorBodySchema.parse(await answer.json());
  expect(error.code).toBe(code);
  expect(answer.status).toBe(errorTable[code].status);
  expect(error.message).toBe(errorTable[code].message);
  expect(error.requestId).not.toBe("");
}
