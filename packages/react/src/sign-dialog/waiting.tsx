import type { ReactNode } from "react";

/** Says that something is on its way, with a sign that moves where motion is welcome. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <p data-sign-part="waiting">
      <span data-sign-part="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}
