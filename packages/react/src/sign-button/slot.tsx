import {
  Children,
  cloneElement,
  forwardRef,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
  useCallback,
  version,
} from "react";

type Props = Record<string, unknown>;
type Element = ReactElement<Props & RefAttributes<HTMLElement>>;

/** Up to React 18 an element carries its ref itself, from 19 on among its props; each warns of the other's way. */
const refOf = (child: Element & { readonly ref?: unknown }): unknown =>
  Number.parseInt(version, 10) < 19 ? child.ref : child.props.ref;

function hand(ref: unknown, element: HTMLElement | null): void {
  if (typeof ref === "function") ref(element);
  else if (ref !== null && typeof ref === "object") Object.assign(ref, { current: element });
}

/** Both sets of props: what the child has comes first, handlers are both called, the child's before ours, and classes are joined. */
function merged(ours: Props, childs: Props): Props {
  const all: Props = { ...ours, ...childs };
  for (const [name, own] of Object.entries(ours)) {
    const theirs = childs[name];
    if (name === "className") all[name] = [own, theirs].filter(Boolean).join(" ");
    if (typeof own === "function" && typeof theirs === "function") {
      all[name] = (...given: unknown[]) => {
        theirs(...given);
        own(...given);
      };
    }
  }
  return all;
}

/** Renders its only child with props of its own merged in, in React 18 and 19. @throws Error when there is not exactly one element */
export const Slot = /* @__PURE__ */ forwardRef<HTMLElement, HTMLAttributes<HTMLElement>>(
  function Slot({ children, ...ours }, forwarded) {
    const child = Children.only(children) as Element;
    const theirs = refOf(child);
    const ref = useCallback(
      (element: HTMLElement | null) => {
        hand(forwarded, element);
        hand(theirs, element);
      },
      [forwarded, theirs],
    );
    return cloneElement(child, { ...merged(ours, child.props), ref });
  },
);
