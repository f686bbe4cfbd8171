import { flowCode } from "../flow/flow-code";
import type { FlowState, FlowStatus } from "../flow/state";

const steps: readonly FlowStatus[] = ["choosing", "placing", "starting", "redirecting"];

/** True in the states that the dialog shows. */
export const isDialogOpen = ({ status }: FlowState): boolean => steps.includes(status);

/** Fetches the dialog's code, so that it is there when the dialog opens. */
export const loadDialog = () => import("./root");

/** Fetches what stands in for the dialog until its code has come. */
export const loadLazyDialog = () => import("./lazy-dialog");

const nothing = (): void => {};

/** For moments when the dialog is likely to open soon: fetches its code and the flow's, its texts and the preview, and starts the preview's worker. A failure is told when the dialog opens. */
export function warmDialog(loadTexts: () => Promise<void>): void {
  for (const load of [loadLazyDialog, loadDialog, flowCode.load, loadTexts]) load().catch(nothing);
  import("../pdf/warm-up").then(({ warmUpPdf }) => warmUpPdf(), nothing);
}
