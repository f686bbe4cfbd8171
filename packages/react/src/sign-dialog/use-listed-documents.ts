import type { StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import type { ListedDocument } from "../reading/document-list";
import type { Preview } from "./previews";

/** The documents of the placing step with what has been done in each. Without a rule to read all, a document not read to the end is not called so. */
export function useListedDocuments(
  { documents, placements, read, requireRead, policy }: StateOf<"placing">,
  opened: readonly Preview[],
): readonly ListedDocument[] {
  const { text } = useMessages("<SignDialog>");
  return documents.map(({ id, name }, index) => {
    const isRead = read.includes(index);
    const isPlaced = placements.some(({ document }) => document === index);
    const failed = opened[index]?.status === "failed";
    const reading = isRead ? text.read.read : requireRead ? text.read.notRead : null;
    const placing = isPlaced ? text.read.placed : text.read.notPlaced;
    return {
      id,
      name,
      notes: [
        failed ? text.read.notShown : reading,
        policy.mode === "none" ? null : placing,
      ].filter((note) => note !== null),
      ready: (isRead || !requireRead) && (isPlaced || policy.mode === "none"),
    };
  });
}
