import { expect, test } from "vitest";
import { callGateway } from "../test/gateway-caller";
import { md5Base64 } from "./checksum";
import { createPdf } from "./fixtures";
import { createAuthority } from "./pades/authority";
import { createSimulator } from "./simulator";

const authority = await createAuthority();
const MIB = 1024 * 1024;

/** A multipart body that is made while it is read, in pieces of 64 KiB. */
function streamed(pdf: Uint8Array): ReadableStream<Uint8Array> {
  const head = new TextEncoder().encode(
    '--cut\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n\r\n',
  );
  let at = -1;
  return new ReadableStream({
    pull(controller) {
      if (at === -1) controller.enqueue(head);
      else controller.enqueue(pdf.slice(at, at + 65_536));
      at = at === -1 ? 0 : at + 65_536;
      if (at < pdf.length) return;
      controller.enqueue(new TextEncoder().encode("\r\n--cut--\r\n"));
      controller.close();
    },
  });
}

const asMultipart = { "content-type": "multipart/form-data; boundary=cut" };

test("a 30 MB upload may be a stream, given beside the address or inside a Request", async () => {
  const simulator = createSimulator({ authority });
  const { api, headers, create, read } = callGateway(simulator);
  const pdf = createPdf({ sizeBytes: 30 * MIB - 4096 });
  const init = { method: "POST", headers: { ...headers, ...asMultipart }, duplex: "half" } as const;
  const id = await create();
  const url = `${api}/${id}/files`;
  expect((await simulator.fetch(url, { ...init, body: streamed(pdf) })).status).toBe(201);
  const request = new Request(url, { ...init, body: streamed(pdf) });
  expect((await simulator.fetch(request)).status).toBe(201);
  const md5 = md5Base64(pdf);
  expect((await read(id)).result.inputFiles).toMatchObject([
    { name: "big.pdf", md5 },
    { name: "big.pdf", md5 },
  ]);
});

test("a stream that is refused early is still read to its end", async () => {
  const simulator = createSimulator({ authority });
  const { api } = callGateway(simulator);
  let ended = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const body = streamed(createPdf({ sizeBytes: MIB })).pipeThrough(
    new TransformStream({ flush: ended }),
  );
  const init = { method: "POST", headers: asMultipart, body, duplex: "half" } as const;
  expect((await simulator.fetch(`${api}/${crypto.randomUUID()}/files`, init)).status).toBe(401);
  await end;
});

test("a sender that breaks off leaves the session as it was", async () => {
  const simulator = createSimulator({ authority });
  const { api, headers, create, read } = callGateway(simulator);
  const id = await create();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("--cut\r\n"));
      controller.error(new Error("connection lost"));
    },
  });
  const init = { method: "POST", headers: { ...headers, ...asMultipart }, body, duplex: "half" };
  await expect(simulator.fetch(`${api}/${id}/files`, init)).rejects.toThrow("connection lost");
  expect((await read(id)).result.inputFiles).toEqual([]);
});

test("a call whose signal is aborted already rejects, like fetch", async () => {
  const simulator = createSimulator({ authority });
  const signal = AbortSignal.abort(new Error("too late"));
  await expect(simulator.fetch(simulator.panelUrl, { signal })).rejects.toThrow("too late");
});

test("the anchors are the roots of the authority, given or its own", async () => {
  expect(await createSimulator({ authority }).anchors).toEqual(authority.anchors);
  const own = await createSimulator().anchors;
  expect(own.length).toBeGreaterThan(0);
  for (const pem of own) expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
});

test("signing gives up with a clear message where the page does not accept a step", async () => {
  const simulator = createSimulator({ authority });
  const { link } = await callGateway(simulator).started();
  const stranger = { givenName: "No", familyName: "Body", nationalNumber: "00000000000" };
  await expect(simulator.signAs(link, stranger)).rejects.toThrow("did not accept");
});

test("cancelling is possible at any named step", async () => {
  const simulator = createSimulator({ authority });
  for (const step of ["document", "number", "code", "password", "confirm"] as const) {
    const { id, link } = await callGateway(simulator).started();
    expect(await simulator.cancelAt(link, step)).toBe("https://app.test/no");
    expect(await callGateway(simulator).read(id)).toMatchObject({ status: "Cancelled" });
  }
});
