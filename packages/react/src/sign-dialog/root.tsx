import * as Dialog from "@radix-ui/react-dialog";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { FlowState, FlowStatus } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import { Announcer } from "./announcer";
import { ChoosingStep } from "./choosing-step";
import { openerOf } from "./dialog-claims";
import type { SignDialogProps } from "./dialog-slot";
import { Icon } from "./icon";
import { LazyPlacing } from "./lazy-placing";
import type { Previews } from "./previews";
import { RedirectingStep } from "./redirecting-step";
import { useScrollLock } from "./scroll-lock";
import { StartingStep } from "./starting-step";
import { usePreviews } from "./use-previews";

/** Props of {@link DialogRoot}. */
export interface DialogRootProps extends SignDialogProps {
  readonly open: boolean;
}

/** The step's heading. It takes the focus when the step begins, so that a screen reader says where one is. */
function StepHeading({ children }: { readonly children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <Dialog.Title ref={ref} tabIndex={-1} data-sign-part="heading">
      {children}
    </Dialog.Title>
  );
}

/** Where Escape ends something smaller than the dialog: a drag of the seal, the search, the overview that lies over the document. */
const HOLDS_ESCAPE = [
  '[data-sign-part="seal"][data-state="moving"]',
  '[data-sign-part="find"]',
  '[data-sign-part="preview"][data-state="overlaid"]',
].join();

const holdsEscape = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(HOLDS_ESCAPE) !== null;

/** The document that is read, where it is the only one: with several, their list names them. */
const onlyName = (state: FlowState): string | null => {
  const [only, ...others] = state.status === "placing" ? state.documents : [];
  return only && others.length === 0 ? only.name : null;
};

/** Props of {@link Step}. */
interface StepProps {
  readonly state: FlowState;
  readonly previews: Previews;
}

function Step({ state, previews }: StepProps): ReactNode {
  switch (state.status) {
    case "choosing":
      return <ChoosingStep state={state} />;
    case "placing":
      return <LazyPlacing state={state} previews={previews} />;
    case "starting":
      return <StartingStep state={state} />;
    case "redirecting":
      return <RedirectingStep />;
    default:
      return null;
  }
}

/**
 * The open dialog. It has a backdrop of its own: Radix' overlay brings a scroll lock that writes a style
 * element, which a strict CSP forbids. Pressing beside the dialog does nothing, and neither does Escape once
 * documents are on their way.
 */
export function DialogRoot({ open, className, container }: DialogRootProps) {
  const { flow } = useSignContext("<SignDialog>");
  const { locale, text } = useMessages("<SignDialog>");
  const { state, close } = useSign();
  const { status } = state;
  const headings: Partial<Record<FlowStatus, string>> = {
    choosing: text.choose.title,
    placing: text.place.title,
    starting: text.start.title,
    redirecting: text.redirect.title,
  };
  const heading = headings[status];
  const underWay = status === "starting" || status === "redirecting";
  const name = onlyName(state);
  const previews = usePreviews(open);
  useScrollLock(open);

  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || close()}>
      <Dialog.Portal container={container ?? null}>
        <div data-sign-part="backdrop" />
        <Dialog.Content
          data-sign-part="dialog"
          data-state={status}
          className={className}
          lang={locale}
          dir="ltr"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            openerOf(flow)?.element?.focus();
          }}
          onEscapeKeyDown={(event) => {
            if (underWay || holdsEscape(event.target)) event.preventDefault();
          }}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Announcer>
            <header data-sign-part="header">
              <div data-sign-part="titles">
                {heading ? <StepHeading key={status}>{heading}</StepHeading> : null}
                {name === null ? null : <p data-sign-part="reading-name">{name}</p>}
              </div>
              {underWay ? null : (
                <Dialog.Close data-sign-part="icon-button" aria-label={text.common.close}>
                  <Icon name="close" />
                </Dialog.Close>
              )}
            </header>
            <Step state={state} previews={previews} />
          </Announcer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
