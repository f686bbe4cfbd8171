import { useId, useState } from "react";

/** Props of {@link NumberField}. */
export interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** What the arrows of the field add, and how fine a number may be. */
  readonly step: number;
  /** Called with a number within the limits, or `null` when the field is emptied. */
  readonly onChange: (value: number | null) => void;
}

/** A number. What is typed takes effect as soon as it is within the limits; leaving the field shows what took effect. */
export function NumberField({ label, value, min, max, step, onChange }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isWhole = step === 1;
  const take = (entered: string) => {
    setTyped(entered);
    const number = Number(entered);
    const fits = Number.isFinite(number) && (!isWhole || Number.isInteger(number));
    if (entered === "") onChange(null);
    else if (fits && number >= min && number <= max) onChange(number);
  };
  return (
    <div data-sign-part="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode={isWhole ? "numeric" : "decimal"}
        min={min}
        max={max}
        step={step}
        value={typed ?? value ?? ""}
        onChange={({ currentTarget }) => take(currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
