import { createAuthority, createSimulator } from "@sign/simulator";
import { expect, test } from "vitest";
import { app, secrets } from "../../test/harness";
import { type DoctorWords, doctorCommand, doctorUsage } from "./doctor-command";
import type { DoctorReport } from "./doctor-report";

const authority = createAuthority();

async function run(
  words: Partial<DoctorWords>,
  variables: Readonly<Record<string, string | undefined>> = {},
) {
  const { anchors } = await authority;
  const simulator = createSimulator({ authority: await authority });
  const [primary, secondary] = simulator.productKeys;
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await doctorCommand(
    { origins: [app], anchors: [], json: false, environment: simulator.baseUrl, ...words },
    {
      variables: {
        ZIGNSEC_PRODUCT_KEY: primary,
        ZIGNSEC_PRODUCT_KEY_2: secondary,
        SIGN_SECRET: secrets[0].replaceAll(" ", "-"),
        SIGN_TRUST_ANCHORS: "roots of mine.pem",
        ...variables,
      },
      fetch: simulator.fetch,
      clock: Date.now,
      honoVersion: "4.13.19",
      async readFile(path) {
        if (path === "root.der")
          return Buffer.from(anchors[0]?.split("\n").slice(1, -2).join("") ?? "", "base64");
        if (path !== "roots of mine.pem") throw new Error("ENOENT");
        return new TextEncoder().encode(anchors.join("\n"));
      },
      print: (text) => printed.push(text),
      complain: (text) => complaints.push(text),
    },
  );
  return { code, printed: printed.join(""), complaints: complaints.join("") };
}

test("a good setup ends with 0 and says so in words", async () => {
  const { code, printed, complaints } = await run({});
  expect([code, complaints]).toEqual([0, ""]);
  expect(printed).toContain("The secondary key is taken");
  expect(printed).toContain("hono is 4.13.19");
  expect(printed).toContain(", valid until ");
  expect(printed).not.toContain("routes:");
  expect(printed).toMatch(/0 faults, 1 warning, \d+ in order\.\n$/);
});

test("a fault ends with 1; as JSON it is the report", async () => {
  const { code, printed } = await run({ json: true }, { ZIGNSEC_PRODUCT_KEY_2: "wrong" });
  const report: DoctorReport = JSON.parse(printed);
  expect([code, report.ok]).toEqual([1, false]);
  expect(report.checks).toContainEqual(
    expect.objectContaining({ subject: "product keys", result: "fault" }),
  );
});

test("nothing given is a list of what is missing, not a crash", async () => {
  const empty = Object.fromEntries(
    ["ZIGNSEC_PRODUCT_KEY", "ZIGNSEC_PRODUCT_KEY_2", "SIGN_SECRET", "SIGN_TRUST_ANCHORS"].map(
      (name) => [name, ""],
    ),
  );
  const { code, printed } = await run({ origins: [] }, empty);
  expect(code).toBe(1);
  expect(printed.match(/^FAULT/gm)).toHaveLength(3);
});

test("several secrets and origins come with spaces between, flags go before variables", async () => {
  const two = `${secrets[0].replaceAll(" ", "-")} q8Zt1vXk4Lw9Rb7Nc2Jd5Hs0Pf3Mg6Ty`;
  const { printed } = await run(
    { origins: [], baseUrl: "https://sign.example", anchors: ["root.der"] },
    { SIGN_SECRET: two, SIGN_APP_ORIGIN: `${app} https://b.example`, SIGN_BASE_URL: "x" },
  );
  expect(printed).toContain("and 1 older");
  expect(printed).toContain("https://b.example is exact");
  expect(printed).toContain("https://sign.example can be a way back");
  expect(printed.match(/trust anchors:/g)).toHaveLength(1);
});

test("what cannot be read or meant ends with its own code and prints no report", async () => {
  const unread = await run({ anchors: ["nowhere.pem"] });
  expect([unread.code, unread.printed]).toEqual([66, ""]);
  const unmeant = await run({ maxBytes: "many" });
  expect([unmeant.code, unmeant.complaints]).toEqual([64, doctorUsage]);
});
