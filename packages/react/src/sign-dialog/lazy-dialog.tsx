import { useEffect } from "react";
import { reportFault } from "../flow/problem";
import type { FlowStatus } from "../flow/state";
import { useSign } from "../use-sign";
import { useLoaded } from "./use-loaded";

/** Fetches the dialog's code, so that it is there when the dialog opens. */
export const loadDialog = () => import("./root");

const steps: readonly FlowStatus[] = ["choosing", "placing", "starting", "redirecting"];

/** Props of the dialog, wherever it is rendered. */
export interface SignDialogProps {
  readonly className?: string | undefined;
  /** Element the dialog is put into. @default the document's body */
  readonly container?: HTMLElement | null | undefined;
}

/**
 * The dialog, fetched when it is first needed. When its code cannot be fetched the flow closes, so that the
 * button can be pressed again, and the fault goes to the browser's error reporting.
 */
export function LazyDialog(props: SignDialogProps) {
  const { state, close } = useSign();
  const open = steps.includes(state.status);
  const loaded = useLoaded(loadDialog, open);
  const failure = loaded.status === "failed" ? loaded : null;
  useEffect(() => {
    if (!failure || !open) return;
    reportFault(failure.error);
    close();
  }, [failure, open, close]);
  if (loaded.status !== "ready") return null;
  const { DialogRoot } = loaded.value;
  return <DialogRoot {...props} open={open} />;
}
