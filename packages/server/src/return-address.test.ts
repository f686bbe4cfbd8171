import { SignError } from "@sign/protocol";
import fc from "fast-check";
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
    "JaVaScRiPt:alert(1)//https://app.example/",
    "java\nscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "blob:https://app.example/x",
    "filesystem:https://app.example/x",
    "view-source:https://app.example/",
    "ftp://app.example/",
    "ws://app.example/",
    "file:///etc/passwd",
    "\\\\app.example/",
    "/\\app.example/",
    "///app.example/",
    "https:\\/\\/evil.example/",
    "https://evil.example#https://app.example/",
    "https://evil.example?https://app.example/",
    "https://evil.example/https://app.example/",
    "https://app.example:443@evil.example/",
    "https://app.example%40evil.example/",
    "https://app.example%2f@evil.example/",
    "https://:@app.example/",
    "https://@app.example/",
    "https://app.example./",
    "https://app.example..evil.example/",
    "https://www.app.example/",
    "https://app.example:0/",
    "https://app.example:80/",
    "https://app.example:99999/",
    "https://app.example: 443/",
    "https://xn--app.example/",
    "https://аpp.example/",
    "https://app.exаmple/",
    "https://app\u200b.example.evil/",
    "https://app.example\u2028/",
    "https://app.example\u00a0/",
    "https://app.example/\u0085x",
    "https://app.example/\rSet-Cookie: a=b",
    "https://app.example\t.evil.example/",
    "ht\ttps://app.example/",
    "https://[::1]/",
    "https://127.0.0.1/",
    "https://0x7f000001/",
    "https://2130706433/",
    "null",
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

test("what differs only in writing is the same page, and what browsers would read otherwise is not written at all", () => {
  for (const same of [
    "HTTPS://app.example/",
    "https://App.Example/",
    "https://app.example:443/",
    "https://app.example:0443/",
    "https://app.example/../../",
    "https://ａｐｐ.example/",
  ]) {
    expect(allowedReturn(same, origins).href, same).toBe("https://app.example/");
  }
});

test("whatever is allowed has an allowed origin, and is written as browsers read it", () => {
  const piece = fc.constantFrom(
    ...["https:", "http:", "//", "/", "\\", "@", ":", "#", "?", ".", "app.example", "evil.example"],
    ...[
      "%2f",
      "%5c",
      "%00",
      "\t",
      "\n",
      "\0",
      " ",
      "localhost",
      "5173",
      "443",
      "javascript:",
      "。",
    ],
  );
  const address = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(""));
  const near = address.map((rest) => `https://app.example${rest}`);
  fc.assert(
    fc.property(fc.oneof(address, near), (text) => {
      let url: URL;
      try {
        url = allowedReturn(text, origins);
      } catch (error) {
        return SignError.is(error) && error.code === "return_not_allowed";
      }
      const plain = !/[\\\s\p{Cc}]/u.test(url.href) && url.username === "" && url.hash === "";
      return plain && origins.includes(new URL(url.href).origin);
    }),
    { numRuns: 20_000 },
  );
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
