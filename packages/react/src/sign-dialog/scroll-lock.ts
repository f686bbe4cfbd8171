import { useEffect } from "react";

const ATTRIBUTE = "data-sign-locked";

/** Keeps the page behind from scrolling while `locked`, by an attribute that the stylesheet answers to. */
export function useScrollLock(locked: boolean): void {
  useEffect(() => {
    if (!locked) return;
    document.documentElement.setAttribute(ATTRIBUTE, "");
    return () => document.documentElement.removeAttribute(ATTRIBUTE);
  }, [locked]);
}
