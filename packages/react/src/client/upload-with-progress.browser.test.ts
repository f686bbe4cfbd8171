import { expect, test, vi } from "vitest";
import { createSignClient } from "./sign-client";
import { uploadWithProgress } from "./upload-with-progress";

const file = new Blob([new Uint8Array(4_000_000)], { type: "application/pdf" });
const digest = "00".repeat(32);

const send = (signal: AbortSignal | undefined) =>
  uploadWithProgress({
    url: "/no-server-here",
    headers: {},
    withCredentials: false,
    file,
    signal,
    onProgress: undefined,
  });

test("the browser tells how much of a document has left, up to all of it", async () => {
  const client = createSignClient({ endpoint: "/no-server-here" });
  const sent: number[] = [];
  const onProgress = (bytes: number): void => void sent.push(bytes);
  await expect(client.upload("token", 0, file, digest, { onProgress })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(sent.length).toBeGreaterThan(0);
  expect(sent).toEqual([...sent].sort((a, b) => a - b));
  expect(sent.at(-1)).toBe(file.size);
});

test("an upload that is aborted stops and rejects as aborted", async () => {
  const abort = vi.spyOn(XMLHttpRequest.prototype, "abort");
  const controller = new AbortController();
  const upload = send(controller.signal);
  controller.abort();
  await expect(upload).rejects.toMatchObject({ name: "AbortError" });
  expect(abort).toHaveBeenCalledTimes(1);
  await expect(send(controller.signal)).rejects.toMatchObject({ name: "AbortError" });
});

test("an upload that the browser ends, as its Stop button does, is a matter of the network", async () => {
  const upload = send(undefined);
  window.stop();
  await expect(upload).rejects.toMatchObject({ code: "network" });
});

test("a server that cannot be reached is a matter of the network", async () => {
  const client = createSignClient({ endpoint: "http://127.0.0.1:9" });
  await expect(client.upload("token", 0, file, digest)).rejects.toMatchObject({ code: "network" });
});
