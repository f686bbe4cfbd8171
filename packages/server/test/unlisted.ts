import { commonMembers, type EventEntry, eventTable } from "../src/event-table";
import type { SignEvent } from "../src/events";

/** The members of an event that the table does not list, and those that it lists and the event lacks. */
export function unlisted(event: SignEvent): readonly string[] {
  const { members }: EventEntry = eventTable[event.type];
  const listed = new Set(["type", ...Object.keys(commonMembers), ...Object.keys(members)]);
  const has = Object.keys(event);
  const missing = [...listed].filter((name) => !has.includes(name));
  return [...has.filter((name) => !listed.has(name)), ...missing].map(
    (name) => `${event.type}.${name}`,
  );
}
