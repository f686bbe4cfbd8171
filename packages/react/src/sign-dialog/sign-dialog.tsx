import { useSignContext } from "../sign-provider";
import { useDialogClaim } from "./dialog-claims";
import { DialogSlot, type SignDialogProps } from "./dialog-slot";

export type { SignDialogProps } from "./dialog-slot";

/**
 * The dialog in which documents are chosen, read and placed. Compose it to give it a class or a place of its
 * own; without it, the first `SignButton` under the provider renders one.
 *
 * @example <SignProvider endpoint="/api/sign"><SignButton route="lease">Sign</SignButton><SignDialog className="wide" /></SignProvider>
 */
export function SignDialog(props: SignDialogProps) {
  const { flow } = useSignContext("<SignDialog>");
  return useDialogClaim(flow, "composed") ? <DialogSlot {...props} /> : null;
}
