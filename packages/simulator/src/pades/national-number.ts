const SHAPE = /^(\d{2})(\d{2})(\d{2})(\d{3})\d{2}$/;

/** The century of a two-digit year, told by the individual number (Skatteetaten, "fødselsnummer"). */
function century(year: number, individual: number): number | undefined {
  if (individual < 500) return 1900;
  if (individual < 750 && year >= 54) return 1800;
  if (year < 40) return 2000;
  return individual >= 900 ? 1900 : undefined;
}

/** Takes away what marks a synthetic number: 80 (Skatteetaten), 65 or 40 (NAV) added to the month. */
const plainMonth = (month: number): number =>
  month - ([80, 65, 40].find((mark) => month > mark && month <= mark + 12) ?? 0);

/**
 * The birth date (midnight UTC) that a Norwegian national identity number tells. Understands D-numbers (day + 40) and
 * synthetic numbers (month + 40, 65 or 80). Check digits are not looked at; throws a RangeError when there is no such date.
 */
export function birthDate(nationalNumber: string): Date {
  const [dayAndMark = 0, monthAndMark = 0, year = 0, individual = 0] = (
    SHAPE.exec(nationalNumber) ?? []
  )
    .slice(1)
    .map(Number);
  const day = dayAndMark > 40 ? dayAndMark - 40 : dayAndMark;
  const month = plainMonth(monthAndMark);
  const date = new Date(Date.UTC((century(year, individual) ?? Number.NaN) + year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new RangeError("The national identity number tells no birth date.");
  }
  return date;
}
