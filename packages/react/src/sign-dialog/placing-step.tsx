import { clampToPage, type Placement, type Size, suggestedPoint } from "@sign/protocol";
import { useCallback, useEffect, useId, useState } from "react";
import type { StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import { Action } from "./action";
import { useAnnounce } from "./announcer";
import { openerOf, type SuggestedPlacement } from "./dialog-claims";
import { DocumentTabs } from "./document-tabs";
import { OpenFile } from "./open-file";
import type { SealPlace } from "./placement-box";
import { PlacementFields } from "./placement-fields";
import { Preview } from "./preview";
import { ProblemNote } from "./problem-note";
import { type Preview as PreviewState, usePreviews } from "./use-previews";
import { Waiting } from "./waiting";

/** Where the seal goes until the person moves it: where the app suggests, else at the foot of the last page. */
function suggest(
  sizes: readonly Size[],
  suggestion: SuggestedPlacement | undefined,
): SealPlace | null {
  const wanted = suggestion?.page ?? "last";
  const page = wanted === "last" ? sizes.length : Math.min(Math.max(1, wanted), sizes.length);
  const size = sizes[page - 1];
  if (!size) return null;
  return { page, ...(suggestion ? clampToPage(size, suggestion) : suggestedPoint(size)) };
}

/** Where a seal that is outside its page is moved to; `null` when it is inside, as it nearly always is. */
function within(sizes: readonly Size[], { page, x, y }: SealPlace): SealPlace | null {
  const size = sizes[page - 1];
  if (!size) return suggest(sizes, undefined);
  const inside = clampToPage(size, { x, y });
  return inside.x === x && inside.y === y ? null : { page, ...inside };
}

/** Placing: every page of every document to read, the seal on each, and the way on to BankID. */
export function PlacingStep({ state }: { readonly state: StateOf<"placing"> }) {
  const { text } = useMessages("<SignDialog>");
  const { flow } = useSignContext("<SignDialog>");
  const { place, unplace, back, start } = useSign();
  const announce = useAnnounce();
  const panel = useId();
  const [selected, setSelected] = useState(0);
  const { documents, placements, problem, source } = state;
  const { of: previewOf, retry } = usePreviews(documents);

  const placeOf = (document: number): Placement | null =>
    placements.find((placement) => placement.document === document) ?? null;
  const active = selected < documents.length ? selected : 0;
  const shown = documents[active];
  const preview: PreviewState = shown ? previewOf(shown.id) : { status: "opening" };
  const opening = documents.some(
    ({ id }, index) => previewOf(id).status === "opening" && !placeOf(index),
  );

  useEffect(
    function settlePlacements() {
      for (const [document, { id }] of documents.entries()) {
        const opened = previewOf(id);
        if (opened.status !== "open") continue;
        const before = placements.find((placement) => placement.document === document);
        const settled = before
          ? within(opened.sizes, before)
          : suggest(opened.sizes, openerOf(flow)?.placement);
        if (settled) place({ document, ...settled });
      }
    },
    [documents, placements, previewOf, place, flow],
  );

  useEffect(() => {
    if (problem) announce(`${text.place.problem}. ${text.errors[problem.code]}`);
  }, [problem, text, announce]);

  const moveSeal = useCallback(
    (moved: SealPlace) => {
      place({ document: active, ...moved });
      announce(text.place.position(moved.page, moved.x, moved.y));
    },
    [place, active, announce, text],
  );

  return (
    <>
      {documents.length > 1 ? (
        <DocumentTabs
          documents={documents}
          active={active}
          isPlaced={(index) => placeOf(index) !== null}
          onSelect={setSelected}
          panel={panel}
        />
      ) : null}
      <div
        id={panel}
        data-sign-part="placing"
        data-state={preview.status}
        {...(documents.length > 1 ? { role: "tabpanel", "aria-label": shown?.name } : {})}
      >
        {preview.status === "open" && shown ? (
          <Preview
            key={shown.id}
            name={shown.name}
            naming={documents.length > 1 ? "elsewhere" : "shown"}
            preview={preview}
            place={placeOf(active)}
            onPlace={moveSeal}
          />
        ) : null}
        {preview.status === "opening" ? (
          <div data-sign-part="preview">
            <Waiting>{text.place.opening}</Waiting>
          </div>
        ) : null}
        {preview.status === "failed" ? (
          <div data-sign-part="preview">
            <ProblemNote
              title={text.place.failed}
              problems={[{ code: "preview_failed", requestId: "" }]}
            >
              <p>{text.place.failedHelp}</p>
              <Action kind="secondary" onClick={retry}>
                {text.common.retry}
              </Action>
            </ProblemNote>
          </div>
        ) : null}
        <div data-sign-part="side">
          <PlacementFields
            key={shown?.id}
            place={placeOf(active)}
            sizes={preview.status === "open" ? preview.sizes : null}
            onPlace={(moved) => (moved ? place({ document: active, ...moved }) : unplace(active))}
          />
          <p data-sign-part="hint">{text.place.sealHelp}</p>
          {shown ? <OpenFile file={shown.file} /> : null}
        </div>
      </div>
      {problem ? <ProblemNote title={text.place.problem} problems={[problem]} /> : null}
      <footer data-sign-part="footer">
        {source === "upload" ? (
          <Action kind="secondary" onClick={back}>
            {text.common.back}
          </Action>
        ) : null}
        <Action kind="primary" disabled={opening} onClick={start}>
          {text.place.sign}
        </Action>
      </footer>
    </>
  );
}
