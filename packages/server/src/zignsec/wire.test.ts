import { expect, test } from "vitest";
import {
  readCreated,
  readDetails,
  readErrorCodes,
  readNotice,
  readStarted,
  readUploaded,
} from "./wire";

const id = "0b6f3a52-6f0e-4a0e-9d0a-2f8d2f6f1c11";
const malformed = expect.objectContaining({ code: "gateway_malformed" });
const caught = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test("creation is read wrapped or not, in any casing", () => {
  const created = { id, statusWord: "created" };
  expect(readCreated({ data: { id, errors: [], status: "Created" } })).toEqual(created);
  expect(readCreated({ ID: id, Status: "CREATED", more: {} })).toEqual(created);
  expect(readCreated({ session_id: id })).toEqual({ id, statusWord: "" });
});

test("an id that could mean something in a path is no id", () => {
  for (const wrong of ["..", "a/b", "a?b", "", "a".repeat(200), 7, null, `${id}\n`]) {
    expect(
      caught(() => readCreated({ id: wrong })),
      String(wrong),
    ).toEqual(malformed);
  }
});

test("the new file's id is found in every shape an upload may answer with", () => {
  const known = ["first"];
  const shapes = [
    { data: { id, file_id: "second" } },
    { id, fileId: "second" },
    { id, file_Id: "second" },
    { id, file_id_1: "first", file_id_2: "second" },
    { id, file_id_2: "second", file_id_1: "first" },
    { id, file_ids: ["first", "second"] },
    { id, files: [{ id: "first" }, { id: "second" }] },
    { id, result: { inputFiles: [{ id: "first" }, { id: "second" }] } },
  ];
  for (const shape of shapes) {
    expect(readUploaded(shape, known).fileId, JSON.stringify(shape)).toBe("second");
  }
  expect(caught(() => readUploaded({ id, file_id: "first" }, known))).toEqual(malformed);
  expect(caught(() => readUploaded({ id }, known))).toEqual(malformed);
});

test("an upload's md5 is read when it is told", () => {
  const files = [{ id: "second", md5: "kAFQmDzST7DWlj99KOF/cg==" }];
  expect(readUploaded({ files }, []).md5).toBe("900150983cd24fb0d6963f7d28e17f72");
  expect(readUploaded({ file_id: "second" }, []).md5).toBeNull();
});

test("a link is http or https and holds no password", () => {
  const link = "https://test-gateway.zignsec.com/ui/signing/x/?otp=Q1";
  expect(readStarted({ data: { redirect_url: link } })).toEqual({ redirectUrl: link });
  for (const wrong of ["javascript:alert(1)", "//x", "/ui", "https://a:b@c.example/", "", null]) {
    expect(
      caught(() => readStarted({ redirect_url: wrong })),
      String(wrong),
    ).toEqual(malformed);
  }
});

test("the vendor's own example of a cancelled session is read", () => {
  const told = {
    id,
    status: "Cancelled",
    errors: [
      {
        code: "CANCELLED_BY_USER",
        description: "Signing cancelled by the end-user",
        statusCode: 410,
      },
    ],
    result: {
      inputFiles: [
        {
          id: "7b8c01d4-85c3-46c8-9afe-a635431d7b97",
          name: "sample_contract_for_esigning.pdf",
          url: `https://test-gateway.zignsec.com/folders/${id}/media/7b8c01d4-85c3-46c8-9afe-a635431d7b97`,
          mimeType: "application/pdf",
          md5: "baAE3pP5W2GqXblJ/HRxgA==",
        },
      ],
      signedFiles: [],
    },
  };
  expect(readDetails(told, id.toUpperCase())).toMatchObject({
    status: "cancelled",
    errorCodes: ["CANCELLED_BY_USER"],
    inputFiles: [
      { md5: "6da004de93f95b61aa5db949fc747180", name: "sample_contract_for_esigning.pdf" },
    ],
    signedFiles: [],
    redirectUrl: null,
  });
});

test("four words are ends in any spelling, every other word is not", () => {
  const ends = {
    FINISHED: "finished",
    Canceled: "cancelled",
    TimeOut: "timeout",
    time_out: "timeout",
    failed: "failed",
  };
  for (const [word, status] of Object.entries(ends)) {
    expect(readDetails({ status: word }, id).status).toBe(status);
  }
  for (const word of ["Created", "GeneratedLink", "Pending", "SomethingNew", "GeneralError"]) {
    expect(readDetails({ status: word }, id).status).toBe("open");
  }
});

test("what cannot be understood is malformed, what is merely unknown is passed over", () => {
  const other = { id: "another", status: "Pending" };
  for (const wrong of [null, [], "text", 3, {}, { status: 3 }, other]) {
    expect(
      caught(() => readDetails(wrong, id)),
      JSON.stringify(wrong),
    ).toEqual(malformed);
  }
  const odd = {
    status: "Finished",
    result: { signedFiles: [null, 3, { id: "../x" }, { id: "ok", md5: 1, url: 2 }] },
  };
  expect(readDetails(odd, id).signedFiles).toEqual([
    { id: "ok", name: null, url: null, md5: null },
  ]);
});

test("codes are found in every shape a fault may have", () => {
  const shapes = [
    { errors: [{ code: "PDF_ENCRYPTED" }] },
    { error: { code: "pdf_encrypted" } },
    { error: "PDF_ENCRYPTED" },
    { type: "PDF_ENCRYPTED", message: "x" },
    { data: { errors: [{ code: "PDF_ENCRYPTED" }] } },
  ];
  for (const shape of shapes) {
    expect(readErrorCodes(shape), JSON.stringify(shape)).toContain("PDF_ENCRYPTED");
  }
  expect(readErrorCodes("<html>")).toEqual([]);
});

test("a webhook names its session, or nothing", () => {
  expect(readNotice({ event: "session_updated", id, result: {} })).toBe(id);
  expect(readNotice({ event: "x" })).toBeNull();
});
