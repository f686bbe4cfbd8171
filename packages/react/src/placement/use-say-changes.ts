import { useEffect, useRef } from "react";
import { useAnnounce } from "../sign-dialog/announcer";

/** Milliseconds a place must hold before it is said: one for a whole row of key presses. */
const REST_MS = 350;

/** Says a text once it has rested, whenever it changes; not the first one, which nobody has asked for. */
export function useSayChanges(text: string | null): void {
  const announce = useAnnounce();
  const said = useRef(text);
  useEffect(() => {
    if (said.current === null || text === null) said.current = text;
    if (said.current === text) return;
    const timer = setTimeout(() => {
      said.current = text;
      if (text !== null) announce(text);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text, announce]);
}
