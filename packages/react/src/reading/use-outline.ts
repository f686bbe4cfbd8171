import { useEffect, useState } from "react";
import type { OpenPdf, OutlineEntry } from "../pdf/open-pdf";

const none: readonly OutlineEntry[] = [];

/** A document's table of contents; empty until it is read, and when there is none. */
export function useOutline(pdf: OpenPdf): readonly OutlineEntry[] {
  const [entries, setEntries] = useState(none);
  useEffect(() => {
    let current = true;
    setEntries(none);
    pdf.outline().then(
      (found) => current && setEntries(found),
      // A document whose contents cannot be read is shown as one without.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [pdf]);
  return entries;
}
