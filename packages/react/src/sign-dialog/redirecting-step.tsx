import { useMessages } from "../i18n/use-messages";
import { useSign } from "../use-sign";
import { Action } from "./action";
import { Waiting } from "./waiting";

/** Redirecting: where the person is being taken, and two ways out when nothing happens. */
export function RedirectingStep() {
  const { text } = useMessages("<SignDialog>");
  const { continueSigning, close } = useSign();
  return (
    <>
      <div data-sign-part="body">
        <Waiting>{text.redirect.text}</Waiting>
        <p data-sign-part="hint">{text.redirect.stuck}</p>
      </div>
      <footer data-sign-part="footer">
        <Action kind="secondary" onClick={close}>
          {text.common.cancel}
        </Action>
        <Action kind="primary" onClick={continueSigning}>
          {text.redirect.continue}
        </Action>
      </footer>
    </>
  );
}
