import { type Asn1, Tag } from "./asn1";
import { oidOf, stringOf } from "./asn1-values";

/** A distinguished name (RFC 5280, 4.1.2.4): as written, for comparing, and by attribute type. */
export interface DistinguishedName {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Attribute types that are shown. */
export const NameAttribute = {
  commonName: "2.5.4.3",
  familyName: "2.5.4.4",
  organization: "2.5.4.10",
  organizationalUnit: "2.5.4.11",
  givenName: "2.5.4.42",
} as const;

/** Reads a Name; of an attribute that stands twice the last, most specific one counts. */
export function readName(name: Asn1): DistinguishedName {
  const attributes = new Map<string, string>();
  for (const set of name.expect(Tag.sequence).children) {
    for (const attribute of set.expect(Tag.set).children) {
      const text = stringOf(attribute.expect(Tag.sequence).child(1));
      if (text !== undefined) attributes.set(oidOf(attribute.child(0)), text);
    }
  }
  return { raw: name.raw, attributes };
}

/** Text from a file made safe to show: no control or direction characters, which could make it read as something else; at most 256 characters. */
export const displayText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .slice(0, 256)
    .trim();

/** What a person would call the bearer of the name: common name, else organisation, else unit. */
export function displayName({ attributes }: DistinguishedName): string {
  const { commonName, organization, organizationalUnit } = NameAttribute;
  for (const type of [commonName, organization, organizationalUnit]) {
    const text = displayText(attributes.get(type) ?? "");
    if (text) return text;
  }
  return "";
}
