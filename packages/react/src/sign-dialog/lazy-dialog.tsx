import { useCallback } from "react";
import { flowCode } from "../flow/flow-code";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import type { SignDialogProps } from "./dialog-slot";
import { DialogStandIn } from "./dialog-stand-in";
import { isDialogOpen, loadDialog } from "./load-dialog";
import { useLoaded } from "./use-loaded";

/** The dialog, fetched with its texts when it is first needed, with a stand-in until they are there. */
export function LazyDialog(props: SignDialogProps) {
  const { texts, loadTexts } = useSignContext("<SignDialog>");
  const { state } = useSign();
  const open = isDialogOpen(state);
  const load = useCallback(async () => {
    const [root] = await Promise.all([loadDialog(), loadTexts(), flowCode.load()]);
    return root;
  }, [loadTexts]);
  const loaded = useLoaded(load, open);
  if (loaded.status === "ready" && texts) {
    const { DialogRoot } = loaded.value;
    return <DialogRoot {...props} open={open} />;
  }
  if (!open) return null;
  return <DialogStandIn {...props} retry={loaded.status === "failed" ? loaded.retry : null} />;
}
