/** A synthetic person of BankID's test environment. */
export interface TestUser {
  readonly givenName: string;
  readonly familyName: string;
  /** Eleven digits, synthetic (Norwegian Tax Administration test numbers: month + 80, or day + 40). */
  readonly nationalNumber: string;
}

/** The four test users that ZignSec's e-signing page publishes; nobody else can sign here. */
export const testUsers = [
  { givenName: "Aksel", familyName: "Herseth", nationalNumber: "06046517928" },
  { givenName: "Ole", familyName: "Bramserud", nationalNumber: "11920287974" },
  { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" },
  { givenName: "Test", familyName: "Testsen", nationalNumber: "20872329758" },
] as const satisfies readonly TestUser[];

type FullName<User> = User extends TestUser ? `${User["givenName"]} ${User["familyName"]}` : never;

/** Full name of one of the test users, given name first. */
export type TestUserName = FullName<(typeof testUsers)[number]>;

/** The one-time code and the password that all four test users share (ZignSec's e-signing page). */
export const testCredentials = { code: "otp", password: "qwer1234" } as const;
