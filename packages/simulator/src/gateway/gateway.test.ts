import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { callGateway, redirects, refusal } from "../../test/gateway-caller";
import { createPdf } from "../fixtures";
import { createAuthority } from "../pades/authority";
import { createSimulator } from "../simulator";
import { MAX_FILE_BYTES } from "./upload";

const authority = await createAuthority();
const md5 = (bytes: Uint8Array): string => createHash("md5").update(bytes).digest("base64");
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

test("a document goes in, is signed, and comes out with the upload as its beginning", async () => {
  const simulator = createSimulator({ authority });
  const { create, upload, start, read, download } = callGateway(simulator);
  const pdf = createPdf();
  const id = await create();
  expect(await read(id)).toMatchObject({ status: "Created" });
  const file = await upload(id, pdf, "Leieavtale æøå.pdf");
  const uploaded = await read(id);
  expect(uploaded.result.inputFiles).toEqual([
    {
      id: file,
      name: "Leieavtale æøå.pdf",
      url: `${simulator.baseUrl}/folders/${id}/media/${file}`,
      mimeType: "application/pdf",
      md5: md5(pdf),
    },
  ]);
  const link = await start(id, {
    files: [{ file_id: file, signature_position: { page: 1, x: 56, y: 700 } }],
  });
  expect(link).toMatch(
    new RegExp(`^${simulator.baseUrl}/ui/signing/${id}/\\?otp=[\\w-]{24}&language=no&theme=Light$`),
  );
  expect(await read(id)).toMatchObject({ status: "GeneratedLink", errors: [] });
  await simulator.fetch(link);
  expect(await read(id)).toMatchObject({ status: "Pending", errors: [] });
  expect(await simulator.signAs(link)).toBe("https://app.test/ok");
  const { status, errors, result } = await read(id);
  expect({ status, errors }).toEqual({ status: "Finished", errors: [] });
  const [signedFile] = result.signedFiles;
  expect(signedFile).toMatchObject({ name: "Leieavtale æøå.pdf" });
  expect(signedFile?.id).not.toBe(file);
  const signed = await bytesOf(await download(signedFile?.url ?? ""));
  expect(md5(signed)).toBe(signedFile?.md5);
  expect(signed.subarray(0, pdf.length)).toEqual(pdf);
  expect(signed.length).toBeGreaterThan(pdf.length);
  const original = await bytesOf(await download(result.inputFiles[0]?.url ?? ""));
  expect(original).toEqual(pdf);
});

test("several documents are signed in one run, in the order of the start call", async () => {
  const simulator = createSimulator({ authority });
  const { started, read } = callGateway(simulator);
  const { id, link } = await started(3);
  await simulator.signAs(link);
  const { result } = await read(id);
  expect(result.signedFiles.map(({ name }) => name)).toEqual([
    "document-1.pdf",
    "document-2.pdf",
    "document-3.pdf",
  ]);
});

test("every route answers under the base URL's path, with and without a slash at the end", async () => {
  const simulator = createSimulator({ authority, baseUrl: "http://127.0.0.1:8787/simulator/" });
  expect(simulator.baseUrl).toBe("http://127.0.0.1:8787/simulator");
  const { started, read, download, post, api, headers } = callGateway(simulator);
  expect((await post("/", redirects)).status).toBe(201);
  const { id, link } = await started();
  expect(link).toContain("http://127.0.0.1:8787/simulator/ui/signing/");
  expect(await simulator.signAs(link)).toBe("https://app.test/ok");
  expect((await simulator.fetch(`${api}/${id}/`, { headers })).status).toBe(200);
  const { result } = await read(id);
  expect((await download(result.signedFiles[0]?.url ?? "")).status).toBe(200);
  const outside = await simulator.fetch(`http://127.0.0.1:8787/api/v5/sessions/signing/${id}`);
  expect(outside.status).toBe(404);
});

test("the API takes either key in either header, downloads only in Authorization", async () => {
  const simulator = createSimulator({ authority });
  const { started, read } = callGateway(simulator);
  const { id } = await started();
  const url = (await read(id)).result.inputFiles[0]?.url ?? "";
  const api = `${simulator.baseUrl}/api/v5/sessions/signing/${id}`;
  const status = async (address: string, headers: Record<string, string>) =>
    (await simulator.fetch(address, { headers })).status;
  const [primary, secondary] = simulator.productKeys;
  for (const key of [primary, secondary]) {
    expect(await status(api, { "zs-product-key": key })).toBe(200);
    expect(await status(api, { authorization: key })).toBe(200);
    expect(await status(url, { authorization: key })).toBe(200);
    expect(await status(url, { "zs-product-key": key })).toBe(401);
  }
  expect(await status(api, { authorization: `Bearer ${primary}` })).toBe(401);
  expect(await status(api, { "zs-product-key": "wrong", authorization: primary })).toBe(401);
  const answer = await simulator.fetch(api);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    statusCode: 401,
    message: expect.stringContaining("subscription key"),
  });
});

test.each([
  ["an address that is not http", { redirect_success: "javascript:alert(1)" }],
  ["a number for a locale", { locale: 1 }],
  ["a body that is not an object", []],
])("create refuses %s and names the field, not the value", async (_, body) => {
  const answer = await callGateway(createSimulator()).post("", body);
  const told = await answer.clone().text();
  expect(await refusal(answer)).toBe("400 INVALID_REQUEST");
  expect(told).not.toContain("alert");
});

test("a body that is not JSON is refused", async () => {
  const simulator = createSimulator();
  const { api, headers } = callGateway(simulator);
  const send = (type: string, body: string) =>
    simulator.fetch(api, { method: "POST", headers: { ...headers, "content-type": type }, body });
  expect(await refusal(await send("application/json", "{"))).toBe("400 INVALID_REQUEST");
  expect(await refusal(await send("text/plain", "{}"))).toBe("415 UNSUPPORTED_MEDIA_TYPE");
  expect(await refusal(await send("application/json", `"${"x".repeat(300_000)}"`))).toBe(
    "413 INVALID_REQUEST",
  );
});

test("calls on an unknown session are refused with 404", async () => {
  const { get, post, postFile, api, download } = callGateway(createSimulator());
  const id = crypto.randomUUID();
  expect(await refusal(await get(id))).toBe("404 SESSION_NOT_FOUND");
  expect(await refusal(await postFile(id, createPdf(), "a.pdf"))).toBe("404 SESSION_NOT_FOUND");
  const files = [{ file_id: id }];
  expect(await refusal(await post(`/${id}/sign`, { files }))).toBe("404 SESSION_NOT_FOUND");
  const media = api.replace("/api/v5/sessions/signing", `/folders/${id}/media/${id}`);
  expect(await refusal(await download(media))).toBe("404 FILE_NOT_FOUND");
});

test("an unknown path gets the answer of the API management in front", async () => {
  const simulator = createSimulator();
  const { api, headers } = callGateway(simulator);
  const answer = await simulator.fetch(`${api}/a/b/c`, { headers });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ statusCode: 404, message: "Resource not found" });
});

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const encrypted = bytes(
  new TextDecoder("latin1")
    .decode(createPdf())
    .replace(/[^\n -~]/g, "x")
    .replace("/Info 4 0 R", "/Info 4 0 R /Encrypt << /Filter /Standard >>"),
);

test.each([
  ["an empty file", new Uint8Array(0), "400 PDF_EMPTY"],
  ["a file that is not a PDF", bytes("PK\u0003\u0004 a zip archive"), "400 NOT_A_PDF"],
  ["a PDF that is cut off", createPdf().slice(0, 400), "400 PDF_DAMAGED"],
  ["an encrypted PDF", encrypted, "400 PDF_ENCRYPTED"],
  ["a PDF above the limit", new Uint8Array(MAX_FILE_BYTES + 1), "413 FILE_TOO_LARGE"],
  ["a far too large body", new Uint8Array(MAX_FILE_BYTES + 1e6), "413 FILE_TOO_LARGE"],
])("upload refuses %s", async (_, file, expected) => {
  const { create, postFile, read } = callGateway(createSimulator());
  const id = await create();
  expect(await refusal(await postFile(id, file, "a.pdf"))).toBe(expected);
  expect((await read(id)).result.inputFiles).toEqual([]);
});

test("upload takes base64 in JSON as well", async () => {
  const { create, post, read } = callGateway(createSimulator());
  const id = await create();
  const pdf = createPdf();
  const file = Buffer.from(pdf).toString("base64");
  expect((await post(`/${id}/files`, { file, name: "b.pdf" })).status).toBe(201);
  expect((await read(id)).result.inputFiles).toMatchObject([{ name: "b.pdf", md5: md5(pdf) }]);
  expect(await refusal(await post(`/${id}/files`, { file: "?" }))).toBe("400 INVALID_REQUEST");
});

test("upload refuses a form without the part, and any other kind of body", async () => {
  const simulator = createSimulator();
  const { create, api, headers } = callGateway(simulator);
  const id = await create();
  const form = new FormData();
  form.set("document", new File([createPdf()], "a.pdf"));
  const send = (body: BodyInit) =>
    simulator.fetch(`${api}/${id}/files`, { method: "POST", headers, body });
  expect(await refusal(await send(form))).toBe("400 INVALID_REQUEST");
  expect(await refusal(await send(createPdf()))).toBe("415 UNSUPPORTED_MEDIA_TYPE");
});

test("a session takes at most 30 documents", async () => {
  const { create, upload, postFile } = callGateway(createSimulator());
  const id = await create();
  const pdf = createPdf();
  for (let count = 0; count < 30; count++) await upload(id, pdf);
  expect(await refusal(await postFile(id, pdf, "a.pdf"))).toBe("400 INVALID_REQUEST");
});

test("start refuses what cannot be signed", async () => {
  const { create, upload, post } = callGateway(createSimulator());
  const id = await create();
  const file_id = await upload(id);
  const other = await upload(await create());
  const at = (page: number, x: number, y: number) => [
    { file_id, signature_position: { page, x, y } },
  ];
  for (const files of [
    [],
    [{ file_id: other }],
    [{ file_id }, { file_id }],
    at(0, 0, 0),
    at(2, 0, 0),
    at(1, 1.5, -1),
    at(1, 504, 0),
    at(1, 0, 794),
  ]) {
    expect(await refusal(await post(`/${id}/sign`, { files }))).toBe("400 INVALID_REQUEST");
  }
  expect((await post(`/${id}/sign`, { files: at(1, 503, 793) })).status).toBe(200);
});

test("nothing can be added or started again after the start", async () => {
  const { create, upload, post, postFile } = callGateway(createSimulator());
  const id = await create();
  const files = [{ file_id: await upload(id) }];
  expect((await post(`/${id}/sign`, { files })).status).toBe(200);
  expect(await refusal(await post(`/${id}/sign`, { files }))).toBe("409 SESSION_ALREADY_STARTED");
  expect(await refusal(await postFile(id, createPdf(), "a.pdf"))).toBe(
    "409 SESSION_ALREADY_STARTED",
  );
});

test("redirects may come with create or with start, and the later win", async () => {
  const simulator = createSimulator({ authority });
  const { create, upload, start } = callGateway(simulator);
  const id = await create({ ...redirects, relay_state: "order 1", locale: "en" });
  const link = await start(id, {
    files: [{ file_id: await upload(id) }],
    redirect_success: "https://app.test/later?a=1",
  });
  expect(link).toContain("language=en");
  expect(await simulator.signAs(link)).toBe("https://app.test/later?a=1&relay_state=order+1");
});

test.each([
  ["create", "https://app.test/created"],
  ["sign", "https://app.test/started"],
] as const)("redirects can be made to count on %s only", async (acceptRedirectsOn, expected) => {
  const simulator = createSimulator({ authority, acceptRedirectsOn });
  const { create, upload, start } = callGateway(simulator);
  const id = await create({ redirect_failure: "https://app.test/created" });
  const link = await start(id, {
    files: [{ file_id: await upload(id) }],
    redirect_failure: "https://app.test/started",
  });
  expect(await simulator.cancelAt(link)).toBe(expected);
});

test("a cancelled session reads as in the vendor's example", async () => {
  const simulator = createSimulator();
  const { started, read } = callGateway(simulator);
  const { id, link } = await started();
  expect(await simulator.cancelAt(link)).toBe("https://app.test/no");
  const details = await read(id);
  expect(details).toMatchObject({
    id,
    status: "Cancelled",
    errors: [
      {
        code: "CANCELLED_BY_USER",
        description: "Signing cancelled by the end-user",
        statusCode: 410,
      },
    ],
    result: { inputFiles: [{ name: "document-1.pdf" }], signedFiles: [] },
  });
});

test("files are gone after 48 hours, and the session with them", async () => {
  let now = new Date("2026-11-23T12:00:00Z");
  const simulator = createSimulator({ authority, now: () => now });
  const { started, get, read, download } = callGateway(simulator);
  const { id, link } = await started();
  await simulator.signAs(link);
  const url = (await read(id)).result.signedFiles[0]?.url ?? "";
  now = new Date("2026-11-25T11:59:59Z");
  expect((await download(url)).status).toBe(200);
  now = new Date("2026-11-25T12:00:00Z");
  expect(await refusal(await download(url))).toBe("410 FILE_EXPIRED");
  expect(await refusal(await get(id))).toBe("404 SESSION_NOT_FOUND");
  expect((await simulator.fetch(link)).status).toBe(404);
});

test("a session that nobody finishes times out", async () => {
  let now = new Date("2026-11-23T12:00:00Z");
  const simulator = createSimulator({ authority, now: () => now, sessionTtlMs: 60_000 });
  const { started, read } = callGateway(simulator);
  const { id, link } = await started();
  now = new Date("2026-11-23T12:01:00Z");
  expect(await read(id)).toMatchObject({ status: "Timeout", errors: [{ code: "TIMEOUT" }] });
  expect(await simulator.signAs(link)).toBe("https://app.test/no");
});

test("the oldest sessions make room for new ones, by number and by bytes", async () => {
  const few = callGateway(createSimulator({ maxSessions: 2 }));
  const [first, second, third] = [await few.create(), await few.create(), await few.create()];
  expect((await few.get(first)).status).toBe(404);
  expect((await few.get(second)).status).toBe(200);
  expect((await few.get(third)).status).toBe(200);

  const small = callGateway(createSimulator({ maxBytes: 25_000 }));
  const [older, newer] = [await small.create(), await small.create()];
  await small.upload(older, createPdf({ sizeBytes: 20_000 }));
  await small.upload(newer, createPdf({ sizeBytes: 20_000 }));
  expect((await small.get(older)).status).toBe(404);
  expect((await small.get(newer)).status).toBe(200);
});
