import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkSecrets, checkWebhookSecret } from "./secrets";

const random = (encoding: "hex" | "base64" | "base64url" = "base64") =>
  randomBytes(32).toString(encoding);

test("random secrets are taken, in any of the usual forms, the newest first", () => {
  for (let time = 0; time < 200; time++) {
    const given = [random("hex"), random("base64"), random("base64url"), crypto.randomUUID()];
    const bytes = checkSecrets(given, ["key"]);
    expect(bytes.map((each) => new TextDecoder().decode(each))).toEqual(given);
  }
});

test("short, default-looking, repeating, repeated and shared secrets refuse to start, without being told", () => {
  const shared = random();
  const bad: readonly (readonly string[])[] = [
    [],
    [""],
    ["x".repeat(31)],
    [random(), "short older one"],
    ["x".repeat(64)],
    ["\0".repeat(32)],
    ["ab".repeat(20)],
    ["0123456789abcdef".repeat(4)],
    ["12345671234567123456712345671234"],
    ["changeme-changeme-0123456789-abcdef"],
    ["CHANGE ME before you deploy this, please"],
    ["your-secret-of-at-least-32-bytes-goes-here"],
    ["this is my super secret of the demo app"],
    ["replace this with 32 random bytes, please"],
    ["an example of a secret that is long enough"],
    ["placeholder 0123456789 abcdefghijklmnop"],
    [`undefined${"0123456789abcdefghijklmnopqrstuv"}`],
    [shared, shared],
  ];
  for (const secrets of bad) {
    const attempt = () => checkSecrets(secrets, []);
    expect(attempt, secrets.join()).toThrow(TypeError);
    for (const secret of secrets.filter(Boolean)) expect(attempt).not.toThrow(secret);
  }
  expect(() => checkSecrets([shared], ["primary", shared])).toThrow("nothing else");
});

test("the webhook secret is the vendor's to choose, unless anybody could guess it", () => {
  expect(checkWebhookSecret(undefined)).toBeNull();
  expect(checkWebhookSecret("a webhook secret")).toBe("a webhook secret");
  for (const secret of ["", "  ", "changeme", "aaaaaaaaaaaaaaaa", "your-secret"]) {
    expect(() => checkWebhookSecret(secret), secret).toThrow(TypeError);
  }
});
