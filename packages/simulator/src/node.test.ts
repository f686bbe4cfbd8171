import { afterEach, expect, test } from "vitest";
import { callGateway } from "../test/gateway-caller";
import { createPdf } from "./fixtures";
import { type RunningSimulator, serve } from "./node";
import { createAuthority } from "./pades/authority";

const authority = await createAuthority();
let running: RunningSimulator | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** The five calls over the socket instead of in process. */
const overHttp = ({ simulator }: RunningSimulator) => callGateway({ ...simulator, fetch });

test("a whole signing goes over HTTP", async () => {
  running = await serve({ authority });
  expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const { create, upload, start, read, download } = overHttp(running);
  const id = await create();
  const pdf = createPdf({ sizeBytes: 1_000_000 });
  const link = await start(id, { files: [{ file_id: await upload(id, pdf, "lærer.pdf") }] });
  const page = await fetch(link);
  expect(page.url).toContain("/document-1?");
  expect(await page.text()).toContain("lærer.pdf");
  expect(await running.simulator.signAs(link)).toBe("https://app.test/ok");
  const [file] = (await read(id)).result.signedFiles;
  const signed = new Uint8Array(await (await download(file?.url ?? "")).arrayBuffer());
  expect(signed.subarray(0, pdf.length)).toEqual(pdf);
});

test("a scripted network error breaks the connection instead of answering", async () => {
  running = await serve({ authority });
  const { create, get } = overHttp(running);
  const id = await create();
  running.simulator.once("read", "network-error");
  await expect(get(id)).rejects.toThrow("fetch failed");
  expect((await get(id)).status).toBe(200);
});

test("a port that is taken is an error", async () => {
  running = await serve({ authority });
  const port = Number(new URL(running.url).port);
  await expect(serve({ authority, port })).rejects.toThrow("EADDRINUSE");
});
