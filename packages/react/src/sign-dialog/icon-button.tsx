import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { Icon, type IconName } from "./icon";

/** Props of {@link IconButton}. */
export interface IconButtonProps extends Omit<ComponentPropsWithoutRef<"button">, "type"> {
  readonly icon: IconName;
  /** Its name, also shown when it is pointed at. */
  readonly label: string;
  /** Nothing to do now: it says so and keeps the focus, which a disabled button would lose. */
  readonly idle?: boolean;
}

/** A button that shows a drawing alone. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon, label, idle = false, onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      data-sign-part="icon-button"
      aria-label={label}
      aria-disabled={idle || undefined}
      title={label}
      onClick={idle ? undefined : onClick}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
});
