import { expect, test } from "vitest";
import { pageOf, withoutResumeHandle, withResumeHandle } from "./resume";
import { resumeHandleIn } from "./resume-handle";

const page = "https://app.example/lease?id=1";

test.each([
  ["no fragment", page],
  ["an anchor", `${page}#terms`],
  ["parameters", `${page}#tab=2&open=yes`],
  ["a hash router's path", `${page}#/lease/4711`],
  ["a hash router's path with a query", `${page}#/lease/4711?tab=2`],
])("a handle goes into an address with %s and out again", (_, href) => {
  const carrying = withResumeHandle(href, "h.1-_");
  expect(resumeHandleIn(carrying)).toBe("h.1-_");
  expect(withoutResumeHandle(carrying)).toBe(href);
  expect(withResumeHandle(carrying, "h.2")).toBe(withResumeHandle(href, "h.2"));
});

test("a hash router finds its path before the handle", () => {
  expect(withResumeHandle(`${page}#/lease/4711`, "h")).toBe(`${page}#/lease/4711?sign-resume=h`);
});

test("a handle is found and taken out wherever it stands in the fragment", () => {
  expect(withoutResumeHandle(`${page}#sign-resume=h&tab=2`)).toBe(`${page}#tab=2`);
  expect(withoutResumeHandle(`${page}#a=1&sign-resume=h&tab=2`)).toBe(`${page}#a=1&tab=2`);
  expect(withoutResumeHandle(`${page}#/lease#sign-resume=h`)).toBe(`${page}#/lease`);
  expect(resumeHandleIn(`${page}#/lease#sign-resume=h`)).toBe("h");
});

test("only the fragment may carry a handle, and only under its exact name", () => {
  expect(resumeHandleIn("https://app.example/?sign-resume=h")).toBeNull();
  expect(resumeHandleIn(`${page}#not-sign-resume=h`)).toBeNull();
  expect(resumeHandleIn(`${page}#sign-resume=`)).toBeNull();
});

test("a handle that is badly escaped is passed on for the server to refuse", () => {
  expect(resumeHandleIn(`${page}#sign-resume=%E0%A4%A`)).toBe("%E0%A4%A");
});

test("the page to return to has no fragment", () => {
  expect(pageOf(`${page}#a#b`)).toBe(page);
});
