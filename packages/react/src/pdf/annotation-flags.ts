/** Bits of an annotation's `/F` (ISO 32000-2, table 167). */
export const HIDDEN = 2;
/** On paper as well. */
export const PRINT = 4;
/** Not on the screen. */
export const NO_VIEW = 32;
