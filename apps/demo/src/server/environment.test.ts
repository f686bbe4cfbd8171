import { expect, test } from "vitest";
import { readEnvironment } from "./environment";

test("nothing set means the simulator on port 8787", () => {
  expect(readEnvironment({})).toEqual({
    port: 8787,
    origin: "http://localhost:8787",
    secret: null,
    gateway: null,
  });
});

test("a key means ZignSec's test environment, two keys a pair", () => {
  const one = readEnvironment({ ZIGNSEC_PRODUCT_KEY: "first" });
  expect(one.gateway).toMatchObject({ environment: "test", productKey: "first" });
  const two = readEnvironment({
    ZIGNSEC_PRODUCT_KEY: "first",
    ZIGNSEC_PRODUCT_KEY_2: "second",
    ZIGNSEC_ENVIRONMENT: "production",
  });
  expect(two.gateway).toMatchObject({
    environment: "production",
    productKey: ["first", "second"],
  });
});

test("variables that are set to nothing count as absent", () => {
  const read = readEnvironment({ PORT: "", ZIGNSEC_PRODUCT_KEY: "", SIGN_SECRET: "" });
  expect(read).toMatchObject({ port: 8787, secret: null, gateway: null });
});

test("the page's origin is kept without path or slash", () => {
  expect(readEnvironment({ SIGN_APP_ORIGIN: "https://sign.example/" }).origin).toBe(
    "https://sign.example",
  );
});

test("a wrong value is named by its variable, and not repeated", () => {
  const read = () => readEnvironment({ SIGN_SECRET: "too-short-canary", PORT: "0" });
  expect(read).toThrow(/SIGN_SECRET/);
  expect(read).toThrow(/PORT/);
  expect(read).not.toThrow(/canary/);
});
