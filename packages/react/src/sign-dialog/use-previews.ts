import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ChosenDocument } from "../flow/state";
import { coolDownPdf } from "../pdf/warm-up";
import { createPreviews, type Preview, type Previews } from "./previews";

/** The previews of one dialog. What is open is let go of when the dialog closes; the worker waits for the next time, until the dialog's owner is gone. */
export function usePreviews(open: boolean): Previews {
  const [previews] = useState(() => createPreviews());
  useEffect(() => {
    if (!open) return;
    return () => previews.close({ keepWorker: true });
  }, [previews, open]);
  useEffect(() => () => coolDownPdf(), []);
  return previews;
}

const opening: Preview = { status: "opening" };

/** Opens documents, and follows how far each has come, in their order. */
export function useOpened(
  previews: Previews,
  documents: readonly ChosenDocument[],
): readonly Preview[] {
  useEffect(() => previews.open(documents), [previews, documents]);
  const all = useSyncExternalStore(previews.subscribe, previews.all);
  return useMemo(() => documents.map(({ id }) => all.get(id) ?? opening), [documents, all]);
}
