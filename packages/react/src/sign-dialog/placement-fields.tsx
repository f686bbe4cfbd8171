import { clampToPage, SEAL_SIZE, type Size } from "@sign/protocol";
import { useId, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import type { SealPlace } from "./placement-box";

/** Props of {@link NumberField}. */
interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** Called with a whole number within the limits, or `null` when the field is emptied. */
  readonly onChange: (value: number | null) => void;
}

/** A whole number. What is typed takes effect as soon as it is within the limits; leaving the field shows what took effect. */
function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const take = (entered: string) => {
    setTyped(entered);
    const number = Number(entered);
    if (entered === "") onChange(null);
    else if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
  };
  return (
    <div data-sign-part="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={typed ?? value ?? ""}
        onChange={({ currentTarget }) => take(currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}

/** The largest number of points the contract carries; the limit where the page's size is not known. */
const MOST_POINTS = 1_036_800;
const MOST_PAGES = 100_000;

/** Props of {@link PlacementFields}. */
export interface PlacementFieldsProps {
  readonly place: SealPlace | null;
  /** Of each page; `null` when the preview could not be opened. */
  readonly sizes: readonly Size[] | null;
  /** `null`: the seal is not placed. Never where sizes are known. */
  readonly onPlace: (place: SealPlace | null) => void;
}

/** Where the seal goes, in numbers: page, and whole points from the left and the top. */
export function PlacementFields({ place, sizes, onPlace }: PlacementFieldsProps) {
  const { text } = useMessages("<SignDialog>");
  const size = place && sizes?.[place.page - 1];
  const change = (part: keyof SealPlace) => (value: number | null) => {
    if (value === null) {
      if (!sizes) onPlace(null);
      return;
    }
    const wanted = { ...(place ?? { page: 1, x: 36, y: 36 }), [part]: value };
    const sheet = sizes?.[wanted.page - 1];
    onPlace(sheet ? { page: wanted.page, ...clampToPage(sheet, wanted) } : wanted);
  };
  const most = (whole: number | undefined, seal: number) =>
    whole === undefined ? MOST_POINTS : Math.max(0, Math.floor(whole - seal));
  return (
    <fieldset data-sign-part="fields">
      <legend>{text.place.where}</legend>
      <NumberField
        label={text.place.fieldPage}
        value={place?.page ?? null}
        min={1}
        max={sizes?.length ?? MOST_PAGES}
        onChange={change("page")}
      />
      <NumberField
        label={text.place.fieldLeft}
        value={place?.x ?? null}
        min={0}
        max={most(size?.width, SEAL_SIZE.width)}
        onChange={change("x")}
      />
      <NumberField
        label={text.place.fieldTop}
        value={place?.y ?? null}
        min={0}
        max={most(size?.height, SEAL_SIZE.height)}
        onChange={change("y")}
      />
    </fieldset>
  );
}
