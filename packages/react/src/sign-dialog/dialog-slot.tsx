import { useCallback, useState } from "react";
import { useFetchWhile } from "../i18n/use-fetch-while";
import { useRestingTexts } from "../i18n/use-texts";
import { useSign } from "../use-sign";
import type { LazyDialog } from "./lazy-dialog";
import { isDialogOpen, loadLazyDialog } from "./load-dialog";

/** Props of the dialog, wherever it is rendered. */
export interface SignDialogProps {
  readonly className?: string | undefined;
  /** Element the dialog is put into. @default the document's body */
  readonly container?: HTMLElement | null | undefined;
}

/** Where the dialog will be: empty until it is first needed. When not even what stands in for it can be fetched, a sentence says so until it can. */
export function DialogSlot(props: SignDialogProps) {
  const { state } = useSign();
  const { locale, text } = useRestingTexts("<SignDialog>");
  const [Dialog, setDialog] = useState<typeof LazyDialog | null>(null);
  const load = useCallback(async () => {
    const loaded = await loadLazyDialog();
    setDialog(() => loaded.LazyDialog);
  }, []);
  const unreachable = useFetchWhile(!Dialog && isDialogOpen(state), load);
  if (Dialog) return <Dialog {...props} />;
  return unreachable ? (
    <p role="alert" lang={locale} dir="ltr" data-sign-part="unreachable">
      {text.errors.network}
    </p>
  ) : null;
}
