import { expect, test } from "vitest";
import {
  allowedReturn,
  cookiePath,
  exactOrigin,
  mountAddress,
  pageWithHandle,
} from "./return-address";

const origins = ["https://app.example", "http://localhost:5173"];

test("a return leads to a page of an allowed origin", () => {
  expect(allowedReturn("https://app.example/a?b=c#d", origins).href).toBe(
    "https://app.example/a?b=c",
  );
  expect(allowedReturn("https://APP.example:443/", origins).href).toBe("https://app.example/");
  expect(allowedReturn("http://localhost:5173", origins).href).toBe("http://localhost:5173/");
});

test("and nowhere else, by none of the known tricks", () => {
  const tricks = [
    "https://evil.example/",
    "//app.example/",
    "/path",
    "https://app.example@evil.example/",
    "https://user@app.example/",
    "https://user:pass@app.example/",
    "https://app.example.evil.example/",
    "https://app.example:8443/",
    "http://app.example/",
    "https:/app.example/",
    "https:app.example",
    "https://app.example\\@evil.example/",
    "https:\\\\app.example/",
    "https://evil.example\\.app.example/",
    "https:///app.example/",
    "https://app.example/\u0000",
    "https://app.example/\nx",
    "\thttps://app.example/",
    " https://app.example/",
    "https://app.example/ x",
    "https://app%2eexample.evil/",
    "https://app。example/",
    "javascript://app.example/%0aalert(1)",
    "data:text/html,x",
    "blob:https://app.example/x",
    "",
  ];
  for (const trick of tricks) {
    const result = (() => {
      try {
        return allowedReturn(trick, origins).origin;
      } catch {
        return "refused";
      }
    })();
    // An ideographic full stop is a dot (UTS 46), so that one truly is the app.
    expect(result, JSON.stringify(trick)).toBe(
      trick.includes("。") ? "https://app.example" : "refused",
    );
  }
});

test("origins are exact", () => {
  expect(exactOrigin("https://app.example")).toBe("https://app.example");
  for (const wrong of [
    "https://app.example/",
    "https://*.example",
    "app.example",
    "*",
    "null",
    "https://a@b.example",
    "ftp://a.example",
  ]) {
    expect(() => exactOrigin(wrong), wrong).toThrow(TypeError);
  }
});

test("the kit's address comes from the page's origin and the mount, or from the option", () => {
  const page = new URL("https://app.example/x");
  const from = (baseUrl: string | null, requestPath: string) =>
    mountAddress({ baseUrl, page, requestPath, operationPath: "/sessions" });
  expect(from(null, "/api/sign/sessions")).toBe("https://app.example/api/sign");
  expect(from(null, "/sessions")).toBe("https://app.example");
  expect(from("https://api.example/kit/", "/sessions")).toBe("https://api.example/kit");
  expect(cookiePath("https://app.example")).toBe("/");
  expect(cookiePath("https://app.example/api/sign")).toBe("/api/sign");
});

test("a page's own query stays, its fragment makes room for the handle", () => {
  const page = allowedReturn("https://app.example/a?b=c#d", origins);
  expect(pageWithHandle(page, "H")).toBe("https://app.example/a?b=c#sign-resume=H");
});
