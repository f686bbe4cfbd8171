import { useSyncExternalStore } from "react";
import { formatDecimal } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import type { SealPlace } from "./seal-place";

/** What lengths are shown and typed in; placements are whole points all the same. */
export type LengthUnit = "pt" | "mm";

/** Points of 1/72 inch to the millimetre. */
const POINTS_PER_MM = 72 / 25.4;

/** A number of points in the unit: millimetres with one decimal. */
export const fromPoints = (points: number, unit: LengthUnit): number =>
  unit === "pt" ? points : Math.round((points / POINTS_PER_MM) * 10) / 10;

/** The whole points nearest to a length in the unit. */
export const toPoints = (length: number, unit: LengthUnit): number =>
  Math.round(unit === "pt" ? length : length * POINTS_PER_MM);

let chosen: LengthUnit = "pt";
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Chooses the unit for all that show lengths. */
export function chooseLengthUnit(unit: LengthUnit): void {
  chosen = unit;
  for (const listener of [...listeners]) listener();
}

/** The unit chosen last, kept until the page is left. @default points */
export const useLengthUnit = (): LengthUnit =>
  useSyncExternalStore<LengthUnit>(
    subscribe,
    () => chosen,
    () => "pt",
  );

/** A place in words, in the chosen unit. */
export function usePositionText(): (place: SealPlace) => string {
  const { locale, text } = useMessages("<SignDialog>");
  const unit = useLengthUnit();
  return ({ page, x, y }) => {
    if (unit === "pt") return text.place.position(page, x, y);
    const inUnit = (points: number) => formatDecimal(fromPoints(points, unit), locale);
    return text.place.positionMm(page, inUnit(x), inUnit(y));
  };
}
