import type { Session } from "@sign/protocol";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactNode,
  useImperativeHandle,
  useRef,
} from "react";
import { useRestingTexts } from "../i18n/use-texts";
import { type SuggestedPlacement, useDialogClaim, useOpener } from "../sign-dialog/dialog-claims";
import { DialogSlot } from "../sign-dialog/dialog-slot";
import { warmDialog } from "../sign-dialog/load-dialog";
import { useSignContext } from "../sign-provider";
import { useSign, useSignTarget } from "../use-sign";
import { Slot } from "./slot";

/** Props of {@link SignButton}; everything a button takes is passed on to it. */
export interface SignButtonProps extends Omit<ComponentPropsWithoutRef<"button">, "type"> {
  /** Name of the route on the server that says what is signed, and by whom. */
  readonly route: string;
  /** What the route's `input` schema asks for. */
  readonly input?: unknown;
  /** Called once when a session of this route ends, signed or not, also after the return from BankID. For the user interface only: what must happen belongs in the server's `onEvent`. */
  readonly onSettled?: ((session: Session) => void) | undefined;
  /** Where the seal is suggested, in whole points from the top left of the page, or beside a text: `{ anchor: "Signatur:", dx: 60, dy: -10 }`. The route's own `placement` comes first. @default the bottom left corner of the last page */
  readonly placement?: SuggestedPlacement | undefined;
  /** Renders the one element given as `children`, which must pass on props and ref, in place of a `button`: a button of one's own design. @default false */
  readonly asChild?: boolean | undefined;
  /** @default "Sign with BankID" in the provider's language */
  readonly children?: ReactNode;
}

/**
 * The button that begins, or goes on with what is still open at BankID. Renders one `button`, whose `data-state` is the flow's status, and the dialog, unless
 * a `SignDialog` is composed under the same provider. The code of the dialog and of the preview is fetched when the
 * button is pointed at or focused, so that it is there when the dialog opens.
 *
 * @example <SignButton route="lease" input={{ leaseId: 4711 }} onSettled={showResult}>Sign with BankID</SignButton>
 */
export const SignButton = /* @__PURE__ */ forwardRef<HTMLButtonElement, SignButtonProps>(
  function SignButton(props, forwarded) {
    const { route, input, onSettled, placement, asChild = false, children, ...rest } = props;
    const { onClick, onFocus, onPointerEnter } = rest;
    const { flow, loadTexts } = useSignContext("<SignButton>");
    const { locale, text } = useRestingTexts("<SignButton>");
    const { state, continueSigning, checkNow } = useSign();
    const open = useSignTarget({ route, input, onSettled });
    const rendersDialog = useDialogClaim(flow, "button");
    const button = useRef<HTMLButtonElement>(null);
    const opens = useOpener(flow, () => ({ element: button.current, placement }));
    useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(
      forwarded,
      () => button.current,
    );
    const warm = () => warmDialog(loadTexts);
    const press = () => {
      if (state.status === "waiting" && state.redirectUrl !== null) continueSigning();
      else if (state.status === "waiting" || state.status === "finalizing") checkNow();
      else {
        warm();
        open();
      }
    };

    const Part = asChild ? Slot : "button";
    return (
      <>
        <Part
          ref={button}
          {...(asChild ? {} : { type: "button" })}
          data-sign-part="button"
          data-state={state.status}
          aria-haspopup="dialog"
          {...(children == null ? { lang: locale, dir: "ltr" } : {})}
          {...rest}
          onPointerEnter={(event) => {
            onPointerEnter?.(event);
            warm();
          }}
          onFocus={(event) => {
            onFocus?.(event);
            warm();
          }}
          onClick={(event) => {
            onClick?.(event);
            if (event.defaultPrevented) return;
            opens();
            press();
          }}
        >
          {children ?? text.place.sign}
        </Part>
        {rendersDialog ? <DialogSlot /> : null}
      </>
    );
  },
);
