import { hostilePdfs } from "@sign/simulator/fixtures";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { createPdfReader } from "./open-pdf";
import { setPdfAssets } from "./pdf-assets";
import { inspectFile } from "./preflight";

const limits = { maxBytes: 64_000_000 };
const codes = async (file: Blob, signal?: AbortSignal): Promise<string[]> =>
  (await inspectFile(file, limits, signal)).findings.map(({ code }) => code);

afterEach(() => {
  setPdfAssets({});
  vi.unstubAllGlobals();
});

let reader = createPdfReader();
afterAll(() => reader.close());

/** Opens a file and draws its first page, as small as can be; what takes longer than a person waits is left. */
async function look(file: Blob): Promise<"shown" | "told" | "left"> {
  const leaving = new AbortController();
  const late = setTimeout(() => leaving.abort(), 5_000);
  const left = new Promise<"left">((resolve) => {
    leaving.signal.addEventListener("abort", () => resolve("left"));
  });
  const looking = reader.open(file).then(async (pdf) => {
    await pdf.geometry(1);
    await pdf.draw(1, document.createElement("canvas"), 0.05, leaving.signal);
    return "shown" as const;
  });
  const outcome = await Promise.race([looking.catch(() => "told" as const), left]);
  clearTimeout(late);
  if (outcome === "left") {
    reader.close();
    reader = createPdfReader();
  }
  return outcome;
}

test.each(hostilePdfs)(
  "$name: ends in $findings, and the preview in something to be told",
  async ({ findings, make }) => {
    const file = new Blob([await make()]);
    expect(await codes(file)).toEqual(findings);
    // What pdf.js cannot be done with in time can be left: the page is never stuck.
    expect(["shown", "told", "left"]).toContain(await look(file));
  },
  30_000,
);

test("a page that allows no worker inspects by itself, and says the same", async () => {
  const some = hostilePdfs.filter((_, at) => at % 10 === 0);
  setPdfAssets({ workerSrc: "/somewhere.mjs" });
  for (const { findings, make } of some) {
    expect(await codes(new Blob([await make()]))).toEqual(findings);
  }
});

test("a worker that does not start is not waited for", async () => {
  vi.stubGlobal(
    "Worker",
    class extends EventTarget {
      postMessage(): void {
        this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
      }
      terminate(): void {}
    },
  );
  expect(await codes(new Blob(["hello"]))).toEqual(["not_a_pdf"]);
});

test("the page goes on while a large file is inspected", async () => {
  const lines = Array.from(
    { length: 200_000 },
    (_, at) => `${at + 9} 0 obj << /A [1 2 3] >> endobj\n`,
  );
  const large = new Blob(["%PDF-1.7\n", ...lines]);
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 1);
  setPdfAssets({ workerSrc: "/somewhere.mjs" });
  expect(await codes(large)).toEqual(["pdf_damaged"]);
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(3);
});

test("an inspection that nobody waits for ends at once", async () => {
  const leaving = new AbortController();
  const inspecting = codes(new Blob(["%PDF-1.7\n", " ".repeat(60_000_000)]), leaving.signal);
  leaving.abort();
  await expect(inspecting).rejects.toMatchObject({ name: "AbortError" });
});
