import { SEAL_SIZE, type Size } from "@sign/protocol";
import { useId } from "react";
import { useMessages } from "../i18n/use-messages";
import {
  chooseLengthUnit,
  fromPoints,
  type LengthUnit,
  toPoints,
  useLengthUnit,
} from "./length-unit";
import { NumberField } from "./number-field";
import { placeOn, type SealPlace } from "./seal-place";

/** The largest numbers the contract carries; the limits where the document could not be opened. */
const MOST_POINTS = 1_036_800;
const MOST_PAGES = 100_000;

/** Where the seal goes when one number is typed and there are no others yet, in points. */
const START: SealPlace = { page: 1, x: 36, y: 36 };

const units: readonly LengthUnit[] = ["pt", "mm"];

function UnitSwitch() {
  const { text } = useMessages("<SignDialog>");
  const unit = useLengthUnit();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={text.place.unit} data-sign-part="units">
      {units.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === unit}
            onChange={() => chooseLengthUnit(each)}
          />
          <span>{text.place.units[each]}</span>
        </label>
      ))}
    </div>
  );
}

/** Props of {@link PlaceFields}. */
export interface PlaceFieldsProps {
  readonly place: SealPlace | null;
  readonly pageCount: number | null;
  /** As displayed; `null` for a document that could not be opened. */
  readonly sizeOf: ((page: number) => Size) | null;
  /** `null`: the seal is not placed. */
  readonly onPlace: (place: SealPlace | null) => void;
}

/** Where the seal goes, in numbers: the page, and points or millimetres from the left and the top. Whole points are kept, whichever are typed. */
export function PlaceFields({ place, pageCount, sizeOf, onPlace }: PlaceFieldsProps) {
  const { text } = useMessages("<SignDialog>");
  const unit = useLengthUnit();
  const size = place && sizeOf ? sizeOf(place.page) : null;

  const change = (part: keyof SealPlace) => (value: number | null) => {
    // Of an open document, an emptied field is one that is about to be filled again.
    if (value === null) return sizeOf ? undefined : onPlace(null);
    const wanted = { ...(place ?? START), [part]: part === "page" ? value : toPoints(value, unit) };
    onPlace(sizeOf ? placeOn(wanted.page, sizeOf(wanted.page), wanted) : wanted);
  };

  const length = (part: "x" | "y", whole: number | undefined, seal: number) => ({
    value: place && fromPoints(place[part], unit),
    min: 0,
    max: fromPoints(
      whole === undefined ? MOST_POINTS : Math.max(0, Math.floor(whole - seal)),
      unit,
    ),
    step: unit === "pt" ? 1 : 0.1,
    onChange: change(part),
  });

  return (
    <fieldset data-sign-part="fields">
      <legend>{text.place.where}</legend>
      <NumberField
        label={text.place.fieldPage}
        value={place?.page ?? null}
        min={1}
        max={pageCount ?? MOST_PAGES}
        step={1}
        onChange={change("page")}
      />
      <NumberField
        key={`${unit}-x`}
        label={text.place.fieldLeft(text.place.units[unit])}
        {...length("x", size?.width, SEAL_SIZE.width)}
      />
      <NumberField
        key={`${unit}-y`}
        label={text.place.fieldTop(text.place.units[unit])}
        {...length("y", size?.height, SEAL_SIZE.height)}
      />
      <UnitSwitch />
    </fieldset>
  );
}
