import { PdfString, type PdfValue } from "./values";

/** The text of a text string: UTF-16 or UTF-8 with their marks, else one character per byte (PDFDocEncoding's Latin part; ISO 32000-2, 7.9.2.2). */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return new TextDecoder().decode(bytes);
  }
  return new TextDecoder("latin1").decode(bytes);
}

/** Milliseconds since 1970 of a PDF date `D:YYYYMMDDHHmmSSOHH'mm'` (ISO 32000-2, 7.9.4); without a zone it counts as UTC. */
export function dateOf(value: PdfValue | undefined): number | undefined {
  const match =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?'?|Z.*)?$/.exec(
      textOf(value) ?? "",
    );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, sign, zoneHour, zoneMinute] = match;
  const at = Date.UTC(
    Number(year),
    Number(month ?? 1) - 1,
    Number(day ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const shift = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * 60_000;
  return sign === "-" ? at + shift : at - shift;
}
