import type { KeyboardEvent } from "react";

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Moves the choice and the focus between the tabs of a list by the arrow keys, Home and End, as the ARIA tabs pattern has it. */
export function moveBetweenTabs(
  event: KeyboardEvent<HTMLElement>,
  active: number,
  onSelect: (index: number) => void,
): void {
  const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
  const next = moves[event.key]?.(active, tabs.length - 1);
  if (next === undefined) return;
  event.preventDefault();
  onSelect(next);
  tabs[next]?.focus();
}
