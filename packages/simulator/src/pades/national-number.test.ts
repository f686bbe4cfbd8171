import { expect, test } from "vitest";
import { birthDate } from "./national-number";

const day = (nationalNumber: string): string =>
  birthDate(nationalNumber).toISOString().slice(0, 10);

test.each([
  ["12829025475", "1990-02-12"],
  ["06046517928", "1965-04-06"],
  ["11920287974", "2002-12-11"],
  ["20872329758", "1923-07-20"],
])("the vendor's test user %s is born %s", (nationalNumber, date) => {
  expect(day(nationalNumber)).toBe(date);
});

test.each([
  ["D-number: day + 40", "41010150000", "2001-01-01"],
  ["NAV: month + 40", "01410150000", "2001-01-01"],
  ["NAV from Tenor: month + 65", "01770150000", "2001-12-01"],
  ["born before 1900", "01015550000", "1855-01-01"],
  ["1900s by number 000–499", "01010049900", "1900-01-01"],
  ["1900s by number 900–999", "01014090000", "1940-01-01"],
  ["2000s by number 500–999", "29020050000", "2000-02-29"],
])("%s", (_, nationalNumber, date) => {
  expect(day(nationalNumber)).toBe(date);
});

test.each(["", "1282902547", "31029012345", "01135012345", "01014560000", "0101010000a"])(
  "'%s' tells no birth date, and the error does not repeat it",
  (nationalNumber) => {
    expect(() => birthDate(nationalNumber)).toThrow(
      new RangeError("The national identity number tells no birth date."),
    );
  },
);
