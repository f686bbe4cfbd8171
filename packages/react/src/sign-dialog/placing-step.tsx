import { Fragment, useCallback, useEffect, useId, useRef, useState } from "react";
import type { StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { PlacementLayer } from "../placement/placement-layer";
import { PlacementPanel } from "../placement/placement-panel";
import { SettlePlacement } from "../placement/settle-placement";
import { DocumentList, useTabbed } from "../reading/document-list";
import { Reader } from "../reading/reader";
import { useUnread } from "../reading/use-unread";
import type { Viewer } from "../viewer/viewer";
import { useAnnounce } from "./announcer";
import { FailedNote } from "./failed-note";
import { OpenFile } from "./open-file";
import { OpeningNote } from "./opening-note";
import { PlacementSide } from "./placement-side";
import { PlacingFooter } from "./placing-footer";
import type { Preview, Previews } from "./previews";
import { ProblemNote } from "./problem-note";
import { useListedDocuments } from "./use-listed-documents";
import { useOpened } from "./use-previews";

/** Props of {@link PlacingStep}. */
export interface PlacingStepProps {
  readonly state: StateOf<"placing">;
  readonly previews: Previews;
}

/** Placing: every page of every document to read, the seal on each, and the way on to BankID. */
export function PlacingStep({ state, previews }: PlacingStepProps) {
  const { text } = useMessages("<SignDialog>");
  const announce = useAnnounce();
  const panel = useId();
  const region = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState(0);
  const [hosted, setHosted] = useState<{ readonly id: string; readonly viewer: Viewer } | null>(
    null,
  );
  const { documents, placements, settled, policy, problem, source } = state;
  const opened = useOpened(previews, documents);

  const previewOf = (document: number): Preview => opened[document] ?? { status: "opening" };
  const active = selected < documents.length ? selected : 0;
  const shown = documents[active];
  const preview = previewOf(active);
  const viewer = hosted && hosted.id === shown?.id ? hosted.viewer : null;
  const pdf = preview.status === "open" ? preview.pdf : null;
  const settling = documents.some(
    (_, index) =>
      previewOf(index).status !== "failed" && !settled.some(({ document }) => document === index),
  );

  const id = shown?.id ?? "";
  const host = useCallback(
    (created: Viewer | null) => setHosted(created && { id, viewer: created }),
    [id],
  );
  const focusPages = useCallback(() => {
    region.current?.querySelector<HTMLElement>('[data-sign-part="pages"]')?.focus();
  }, []);
  const unread = useUnread({
    state,
    active,
    viewer,
    isFailed: (document) => previewOf(document).status === "failed",
    onSelect: setSelected,
    onArrive: focusPages,
  });
  const tabbed = useTabbed(documents.length);
  const listed = useListedDocuments(state, opened);

  useEffect(() => {
    if (problem) announce(`${text.place.problem}. ${text.errors[problem.code]}`);
  }, [problem, text, announce]);

  if (!shown) return null;
  const movesSeal = policy.mode !== "none";
  return (
    <div ref={region} data-sign-part="placing" data-state={preview.status}>
      {opened.map((each, index) =>
        each.status === "open" ? (
          <SettlePlacement
            key={documents[index]?.id}
            state={state}
            document={index}
            pdf={each.pdf}
          />
        ) : null,
      )}
      {documents.length > 1 ? (
        <DocumentList documents={listed} active={active} onSelect={setSelected} panel={panel} />
      ) : null}
      <div
        id={panel}
        data-sign-part="document-panel"
        {...(documents.length > 1
          ? { role: tabbed ? "tabpanel" : "group", "aria-label": shown.name }
          : {})}
      >
        {pdf ? (
          <Fragment key={id}>
            <Reader name={shown.name} pdf={pdf} place={previews.place(id)} onViewer={host} />
            {viewer && movesSeal ? (
              <PlacementLayer viewer={viewer} pdf={pdf} document={active} />
            ) : null}
          </Fragment>
        ) : null}
        {preview.status === "opening" ? <OpeningNote /> : null}
        {preview.status === "failed" ? (
          <FailedNote
            document={shown}
            code={preview.code}
            mustRead={state.requireRead}
            onRetry={() => previews.retry(shown)}
          />
        ) : null}
      </div>
      <PlacementSide
        placement={placements.find(({ document }) => document === active) ?? null}
        movable={movesSeal}
        viewer={viewer}
      >
        {movesSeal && (viewer || preview.status === "failed") ? (
          <PlacementPanel key={id} viewer={viewer} pdf={pdf} document={active} />
        ) : null}
        {preview.status === "failed" ? null : <OpenFile file={shown.file} />}
      </PlacementSide>
      {problem ? <ProblemNote title={text.place.problem} problems={[problem]} /> : null}
      <PlacingFooter unread={unread} settling={settling} returns={source === "upload"} />
    </div>
  );
}
