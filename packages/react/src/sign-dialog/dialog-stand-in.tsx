import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useFirstTexts } from "../i18n/use-messages";
import { useSign } from "../use-sign";
import { Action } from "./action";
import type { SignDialogProps } from "./dialog-slot";
import { IconButton } from "./icon-button";
import { Note } from "./problem-note";
import { Waiting } from "./waiting";

/** Props of {@link DialogStandIn}. */
export interface DialogStandInProps extends SignDialogProps {
  /** Fetches the dialog's code again, when that has failed; `null` while it is on its way. */
  readonly retry: (() => void) | null;
}

/** What is there before has no need to be announced. */
const QUIET_MS = 300;

/** True once this has lasted so long that a person begins to wonder. */
function useLasting(): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return lasting;
}

/**
 * In the dialog's place until its code has come: says that it is on its way, or that it did not come, with another try. Shows nothing for
 * the first 300 ms. A modal `dialog` of the browser's own, since ours is what is missing.
 */
export function DialogStandIn(props: DialogStandInProps) {
  const lasting = useLasting();
  return lasting || props.retry ? <NativeDialog {...props} /> : null;
}

function NativeDialog({ retry, className, container }: DialogStandInProps) {
  const { locale, text } = useFirstTexts("<SignDialog>");
  const { close, retry: askAgain } = useSign();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    // Documents that are not in a window, as in many test runners, have no modal dialogs.
    current?.showModal?.();
    heading.current?.focus();
    return () => current?.close?.();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      data-sign-part="dialog"
      data-state={retry ? "unreachable" : "opening"}
      className={className}
      lang={locale}
      dir="ltr"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header data-sign-part="header">
        <h2 ref={heading} id={titleId} tabIndex={-1} data-sign-part="heading">
          {text.place.sign}
        </h2>
        <IconButton icon="close" label={text.common.close} onClick={close} />
      </header>
      <div data-sign-part="body">
        {retry ? null : <Waiting>{text.choose.loading}</Waiting>}
        <div role="alert">
          {retry ? (
            <Note title={text.choose.unreachable}>
              <p>{text.errors.network}</p>
              <p>{text.choose.reload}</p>
              <Action
                kind="secondary"
                onClick={() => {
                  // What did not bring the code hardly brought an answer.
                  askAgain();
                  retry();
                }}
              >
                {text.common.retry}
              </Action>
            </Note>
          ) : null}
        </div>
      </div>
    </dialog>,
    container ?? document.body,
  );
}
