import { testUsers } from "@sign/simulator";
import { type SignPdfOptions, signPdf } from "../../../packages/simulator/src/pades/sign-pdf";

/** Signs a PDF with the simulator as the first of its test users. */
export function signAsTestUser(
  bytes: Uint8Array,
  options: Omit<SignPdfOptions, "signer">,
): Promise<Uint8Array<ArrayBuffer>> {
  const [user] = testUsers;
  if (!user) throw new Error("the simulator has no test users");
  return signPdf(bytes, { ...options, signer: user });
}
