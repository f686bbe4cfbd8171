import { md5Base64 } from "../checksum";
import type { Authority } from "../pades/authority";
import { PadesError } from "../pades/pades-error";
import { type PadesLevel, signPdf } from "../pades/sign-pdf";
import { type SigningSession, type StoredFile, sessionFaults } from "../session";
import type { SessionStore } from "../session-store";
import type { TestUser } from "../test-users";

/** What signing needs beside the session and the person. */
export interface SigningParts {
  readonly sessions: SessionStore;
  readonly authority: () => Promise<Authority>;
  readonly level: PadesLevel;
  readonly now: () => Date;
  /** Milliseconds between the person's last step and the session's `Finished`. */
  readonly finishDelayMs: () => number;
}

async function signDocuments(
  session: SigningSession,
  signer: TestUser,
  { authority, level, now }: SigningParts,
): Promise<readonly StoredFile[]> {
  const signed: StoredFile[] = [];
  for (const { file, placement } of session.order) {
    const bytes = await signPdf(file.bytes, {
      authority: await authority(),
      signer,
      at: now(),
      level,
      ...(placement && { placement }),
    });
    signed.push({ id: crypto.randomUUID(), name: file.name, bytes, md5: md5Base64(bytes) });
  }
  return signed;
}

async function sign(session: SigningSession, user: TestUser, parts: SigningParts): Promise<void> {
  const { sessions } = parts;
  try {
    session.signedFiles = await signDocuments(session, user, parts);
  } catch (error) {
    sessions.move(session, "Failed", sessionFaults.unsignable);
    if (error instanceof PadesError) return;
    throw error;
  }
  const delay = parts.finishDelayMs();
  session.finishAt = parts.now().getTime() + delay;
  sessions.trim(session);
  if (delay > 0) setTimeout(() => sessions.find(session.id), delay);
  else sessions.find(session.id);
}

/**
 * Signs every ordered document, one after the other, as BankID does; asked twice, it signs once. The session then
 * finishes, or fails when a document turns out to be unsignable.
 */
export async function signOrder(
  session: SigningSession,
  user: TestUser,
  parts: SigningParts,
): Promise<void> {
  session.signing ??= sign(session, user, parts);
  await session.signing;
}
