import type { ReactNode } from "react";

const drawings = {
  /** A cross. */
  close: <path d="M6 6l12 12M18 6L6 18" />,
  /** A tick. */
  check: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  /** A tick in a circle. */
  signed: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M8 12.5l2.8 2.8L16 9.5" />
    </>
  ),
  /** An exclamation mark in a triangle. */
  warning: (
    <>
      <path d="M12 4.2L21 19.5H3z" />
      <path d="M12 10v4.5M12 17v.01" />
    </>
  ),
  /** A cross in a circle. */
  failed: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9 9l6 6M15 9l-6 6" />
    </>
  ),
  /** A clock. */
  waiting: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.2l3.2 2" />
    </>
  ),
  /** Two broken waves: no contact. */
  lost: (
    <>
      <path d="M4 10a12 12 0 0 1 5-2.8M15 7.2a12 12 0 0 1 5 2.8M7.5 13.6a7 7 0 0 1 2.6-1.5M13.9 12.1a7 7 0 0 1 2.6 1.5" />
      <path d="M12 17.5v.01M5 4l14 16" />
    </>
  ),
  /** A sheet with lines of text. */
  document: (
    <>
      <path d="M6.5 3.5h7.5l4 4v13H6.5z" />
      <path d="M13.5 3.5v4.5H18M9.5 12.5h5.5M9.5 16h5.5" />
    </>
  ),
  /** A sheet with a plus. */
  add: (
    <>
      <path d="M6.5 3.5h7.5l4 4v13H6.5z" />
      <path d="M13.5 3.5v4.5H18M12.2 11.5v6M9.2 14.5h6" />
    </>
  ),
  /** A pen stroke on a line. */
  seal: (
    <>
      <path d="M4 15.5c2.5-6 5-9 6.2-8 1.6 1.4-3.4 8.6-1.6 9 1.6.4 3-4 4.4-3.8 1.2.2-.2 2.8 1.2 3 1.2.2 2-1.2 4-1.2" />
      <path d="M4 20h16" />
    </>
  ),
  /** An arrow down to a line. */
  save: <path d="M12 4v11M7 10.5l5 5 5-5M5 20h14" />,
  /** A square with an arrow leading out of it. */
  open: <path d="M10 5.5H5.5v13h13V14M13.5 4.5h6v6M19.5 4.5L11 13" />,
  /** A plus. */
  larger: <path d="M12 5.5v13M5.5 12h13" />,
  /** A minus. */
  smaller: <path d="M5.5 12h13" />,
  /** A magnifying glass. */
  find: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="M15 15l5 5" />
    </>
  ),
  /** Small sheets beside a large one. */
  overview: (
    <>
      <path d="M3.5 5h5v6h-5zM3.5 14h5v5h-5z" />
      <path d="M12 5h8.5v14H12z" />
    </>
  ),
  /** Corners that lead up, down and right. */
  up: <path d="M6 15l6-6 6 6" />,
  down: <path d="M6 9l6 6 6-6" />,
  right: <path d="M9 6l6 6-6 6" />,
  /** An eye. */
  read: (
    <>
      <path d="M3 12c2.4-4 5.4-6 9-6s6.6 2 9 6c-2.4 4-5.4 6-9 6s-6.6-2-9-6z" />
      <circle cx="12" cy="12" r="2.75" />
    </>
  ),
  /** An i in a circle. */
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.01" />
    </>
  ),
} satisfies Record<string, ReactNode>;

/** The name of one of our drawings. */
export type IconName = keyof typeof drawings;

/** A drawing in the colour and size of the text beside it, which says the same in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      data-sign-part="icon"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.75"
      viewBox="0 0 24 24"
    >
      {drawings[name]}
    </svg>
  );
}
