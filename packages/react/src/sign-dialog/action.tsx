import type { ComponentPropsWithoutRef, ReactNode } from "react";

/** Props of {@link Action}. */
export interface ActionProps extends Omit<ComponentPropsWithoutRef<"button">, "type"> {
  /** `primary`: the way on; `secondary`: another way; `quiet`: a small thing beside. */
  readonly kind: "primary" | "secondary" | "quiet";
  readonly icon?: ReactNode;
}

/** A button of ours. */
export function Action({ kind, icon, children, ...rest }: ActionProps) {
  return (
    <button type="button" data-sign-part="action" data-kind={kind} {...rest}>
      {icon}
      <span>{children}</span>
    </button>
  );
}
