import * as Dialog from "@radix-ui/react-dialog";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { FlowState, FlowStatus } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import { Announcer } from "./announcer";
import { ChoosingStep } from "./choosing-step";
import { openerOf } from "./dialog-claims";
import { Icon } from "./icon";
import type { SignDialogProps } from "./lazy-dialog";
import { LazyPlacing } from "./lazy-placing";
import { RedirectingStep } from "./redirecting-step";
import { useScrollLock } from "./scroll-lock";
import { StartingStep } from "./starting-step";

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

/** Escape while the seal is dragged puts it back; it does not close the dialog. */
const isMovingSeal = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-sign-part="seal"][data-state="moving"]');

function Step({ state }: { readonly state: FlowState }): ReactNode {
  switch (state.status) {
    case "choosing":
      return <ChoosingStep state={state} />;
    case "placing":
      return <LazyPlacing state={state} />;
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
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            openerOf(flow)?.element?.focus();
          }}
          onEscapeKeyDown={(event) => {
            if (underWay || isMovingSeal(event.target)) event.preventDefault();
          }}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Announcer>
            <header data-sign-part="header">
              {heading ? <StepHeading key={status}>{heading}</StepHeading> : null}
              {underWay ? null : (
                <Dialog.Close data-sign-part="icon-button" aria-label={text.common.close}>
                  <Icon name="close" />
                </Dialog.Close>
              )}
            </header>
            <Step state={state} />
          </Announcer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
