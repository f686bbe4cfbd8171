import { useEffect, useInsertionEffect, useRef, useState } from "react";

const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") ?? false;

/**
 * Takes files dropped anywhere in the window, since a browser leaves the page for a PDF that is dropped
 * beside the target. True while files are held over it.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void, enabled: boolean): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useInsertionEffect(() => {
    latest.current = onFiles;
  });

  useEffect(() => {
    const ending = new AbortController();
    const listen = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      window.addEventListener(type, act, { signal: ending.signal });
    listen("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(enabled);
    });
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (enabled) latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    return () => ending.abort();
  }, [enabled]);
  return over;
}
