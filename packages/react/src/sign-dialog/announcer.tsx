import { createContext, type ReactNode, useContext, useState } from "react";

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says a text to screen readers when they have finished what they are saying; the newest text wins. */
export const useAnnounce = (): ((text: string) => void) => useContext(AnnounceContext);

/** The one live region of the dialog, there before anything is said in it. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState("");
  return (
    <AnnounceContext.Provider value={setText}>
      {children}
      <div role="status" data-sign-part="live">
        {text}
      </div>
    </AnnounceContext.Provider>
  );
}
