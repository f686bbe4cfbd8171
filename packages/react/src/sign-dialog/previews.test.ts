import { SignError } from "@sign/protocol";
import { expect, test, vi } from "vitest";
import type { ChosenDocument } from "../flow/state";
import type { OpenPdf, PdfReader } from "../pdf/open-pdf";
import { createPreviews } from "./previews";

const documentNamed = (name: string): ChosenDocument => ({
  id: name,
  name,
  size: 1,
  file: new Blob([name]),
});
const [lease, annex] = [documentNamed("lease"), documentNamed("annex")];

/** A reader whose files open or fail when the test says so. */
function heldReader() {
  const held: { open(pdf: OpenPdf): void; fail(error: unknown): void }[] = [];
  const reader = {
    open: vi.fn<PdfReader["open"]>(
      () => new Promise((open, fail) => void held.push({ open, fail })),
    ),
    close: vi.fn<PdfReader["close"]>(),
  };
  return { reader, held };
}

const pdf = { pageCount: 1 } as OpenPdf;
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("documents open one after the other, and each is told of", async () => {
  const { reader, held } = heldReader();
  const previews = createPreviews(() => reader);
  const told = vi.fn();
  previews.subscribe(told);
  previews.open([lease, annex]);
  await settled();
  expect(reader.open).toHaveBeenCalledOnce();
  expect(previews.all().get("lease")).toEqual({ status: "opening" });
  held[0]?.open(pdf);
  await settled();
  expect(reader.open).toHaveBeenCalledTimes(2);
  expect(previews.all().get("lease")).toEqual({ status: "open", pdf });
  held[1]?.fail(new SignError("pdf_encrypted"));
  await settled();
  expect(previews.all().get("annex")).toEqual({ status: "failed", code: "pdf_encrypted" });
  expect(told).toHaveBeenCalledTimes(4);
});

test("what is open stays open when it is asked for again, and a failure is tried again only on demand", async () => {
  const { reader, held } = heldReader();
  const previews = createPreviews(() => reader);
  previews.open([lease]);
  await settled();
  held[0]?.fail(new Error("no worker"));
  await settled();
  expect(previews.all().get("lease")).toEqual({ status: "failed", code: "preview_failed" });
  previews.open([lease]);
  await settled();
  expect(reader.open).toHaveBeenCalledOnce();
  previews.retry(lease);
  await settled();
  held[1]?.open(pdf);
  await settled();
  expect(previews.all().get("lease")).toEqual({ status: "open", pdf });
});

test("closing ends the reader; what still opens is forgotten, and opening begins anew", async () => {
  const { reader, held } = heldReader();
  const createReader = vi.fn(() => reader);
  const previews = createPreviews(createReader);
  previews.open([lease]);
  await settled();
  previews.close({ keepWorker: true });
  expect(reader.close).toHaveBeenCalledWith({ keepWorker: true });
  held[0]?.open(pdf);
  await settled();
  expect(previews.all().size).toBe(0);
  previews.open([lease]);
  await settled();
  expect(createReader).toHaveBeenCalledTimes(2);
});

test("a document's place is kept until everything is let go of", () => {
  const previews = createPreviews(() => heldReader().reader);
  const place = previews.place("lease");
  const position = { page: 3, share: 0.5, zoom: "fit" as const, seen: new Map() };
  place.keep(position);
  expect(previews.place("lease")).toBe(place);
  expect(previews.place("lease").recall()).toBe(position);
  expect(previews.place("annex").recall()).toBeUndefined();
  previews.close();
  expect(previews.place("lease").recall()).toBeUndefined();
});
