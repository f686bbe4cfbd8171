import { createAuthority } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";
import { days, NOW } from "../../../../packages/verify/src/testing/identity";
import { samplePeople } from "../../../../packages/verify/src/testing/people";
import { sampleDocument } from "../../../../packages/verify/src/testing/sample";
import { archived, sign, unsigned } from "../../../../packages/verify/src/testing/signed-sample";
import { signAsTestUser } from "../simulator-signature";

/** A signed file whose last signature covers all of it, and what to verify it with. */
export interface SignedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly anchors: readonly string[];
  readonly now: Date;
}

/** Files of both makers: the verifier's samples, and the simulator's signatures. */
export async function signedFiles(): Promise<SignedFile[]> {
  const { anchors } = await samplePeople();
  const authority = await createAuthority({ now: () => NOW });
  const files: SignedFile[] = [];
  for (const xref of ["table", "stream", "hybrid"] as const) {
    const document = unsigned(sampleDocument({ xref }));
    const now = days(1);
    const add = (name: string, bytes: Uint8Array<ArrayBuffer>, roots: readonly string[]): void => {
      files.push({ name: `${name}, ${xref}`, bytes, anchors: roots, now });
    };
    add("sample B-T", (await sign(document)).pdf.bytes, anchors);
    add("sample archived", (await archived(document)).pdf.bytes, anchors);
    for (const level of ["B-T", "B-LTA"] as const) {
      const bytes = await signAsTestUser(createPdf({ xref }), { authority, level, at: NOW });
      add(`simulator ${level}`, bytes, authority.anchors);
    }
  }
  return files;
}
