import { type RefObject, useLayoutEffect, useRef } from "react";

/** A ref whose element gets these CSS variables through the object model: positions and sizes without a style attribute, which a strict CSP forbids. */
export function useCssVariables<Target extends HTMLElement>(
  variables: Readonly<Record<`--${string}`, string>>,
): RefObject<Target | null> {
  const ref = useRef<Target>(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(variables)) {
      ref.current?.style.setProperty(name, value);
    }
  });
  return ref;
}
