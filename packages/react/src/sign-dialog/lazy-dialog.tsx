import { useCallback } from "react";
import type { FlowStatus } from "../flow/state";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import { DialogStandIn } from "./dialog-stand-in";
import { useLoaded } from "./use-loaded";

/** Fetches the dialog's code, so that it is there when the dialog opens. */
export const loadDialog = () => import("./root");

const nothing = (): void => {};

/** For moments when the dialog is likely to open soon: fetches its code, its texts and the preview, and starts the preview's worker. A failure is told when the dialog opens. */
export function warmDialog(loadTexts: () => Promise<void>): void {
  loadDialog().catch(nothing);
  loadTexts().catch(nothing);
  import("../pdf/warm-up").then(({ warmUpPdf }) => warmUpPdf(), nothing);
}

const steps: readonly FlowStatus[] = ["choosing", "placing", "starting", "redirecting"];

/** Props of the dialog, wherever it is rendered. */
export interface SignDialogProps {
  readonly className?: string | undefined;
  /** Element the dialog is put into. @default the document's body */
  readonly container?: HTMLElement | null | undefined;
}

/** The dialog, fetched with its texts when it is first needed, with a stand-in until they are there. */
export function LazyDialog(props: SignDialogProps) {
  const { texts, loadTexts } = useSignContext("<SignDialog>");
  const { state } = useSign();
  const open = steps.includes(state.status);
  const load = useCallback(async () => {
    const [root] = await Promise.all([loadDialog(), loadTexts()]);
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
