import type { PdfWarning } from "@sign/protocol";
import { useMessages } from "../i18n/use-messages";

/** What is good to know about a file before signing it; nothing of it stops anybody. Pages that share a fault share a note. */
export function FileNotes({ warnings }: { readonly warnings: readonly PdfWarning[] }) {
  const { text } = useMessages("<FileNotes>");
  const first = warnings.filter(
    ({ code }, at) => warnings.findIndex((warning) => warning.code === code) === at,
  );
  return (
    <ul data-sign-part="file-notes">
      {first.map(({ code, page = 1 }) => {
        const note = text.warnings[code];
        return <li key={code}>{typeof note === "function" ? note(page) : note}</li>;
      })}
    </ul>
  );
}
