import { useEffect } from "react";

/** Calls `onFind` when the keys for finding are pressed (Ctrl or Cmd and F), in place of the browser's search, which sees only the pages that are drawn. Must stay the same function. */
export function useFindKey(onFind: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey);
      if (!isFind || event.shiftKey || event.altKey) return;
      event.preventDefault();
      onFind();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onFind]);
}
