import { attacks } from "../../../../packages/verify/src/testing/attacks";
import { goodSamples } from "../../../../packages/verify/src/testing/good";
import { days, minutes } from "../../../../packages/verify/src/testing/identity";

/** A file to judge, the verdict it is due, and the moment it is judged at. */
export interface Sample {
  readonly name: string;
  readonly kind: "attack" | "good";
  readonly expected: string;
  readonly now: Date;
  readonly make: () => Promise<Uint8Array>;
}

/** All attacks, then all good files, of the verifier's own tests. */
export const judgedSamples: readonly Sample[] = [
  ...Object.entries(attacks).flatMap(([group, list]) =>
    list.map(
      ({ name, verdict, make }): Sample => ({
        name: `${group}: ${name}`,
        kind: "attack",
        expected: verdict,
        now: minutes(1),
        make: async () => make(),
      }),
    ),
  ),
  ...goodSamples.map(
    ({ name, level, verdict, make }): Sample => ({
      name: `${level}: ${name}`,
      kind: "good",
      expected: verdict,
      now: days(400),
      make: async () => (await make()).pdf.bytes,
    }),
  ),
];
