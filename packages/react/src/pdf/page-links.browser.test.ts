import { createPdf, createWrittenPdf } from "@sign/simulator/fixtures";
import { afterEach, expect, test } from "vitest";
import { createPdfReader, type PdfReader } from "./open-pdf";

let reader: PdfReader;
afterEach(() => reader.close());

const link = (action: string, at = 0): string =>
  `<< /Type /Annot /Subtype /Link /Rect [20 ${100 + at} 60 ${120 + at}] ${action} >>`;

async function linksOf(links: readonly string[], page = "/MediaBox [0 0 200 200]") {
  reader = createPdfReader();
  const annotations = links.map((_, at) => `${5 + at} 0 R`).join(" ");
  const file = createWrittenPdf({
    page: `${page} /Annots [${annotations}]`,
    catalog: "/Dests << /Here [3 0 R /Fit] >>",
    objects: links,
  });
  return (await reader.open(new Blob([file]))).links(1);
}

test("web and mail addresses and pages of the document are links, where they are displayed", async () => {
  const links = await linksOf(
    [
      link("/A << /S /URI /URI (https://example.org/a) >>"),
      link("/A << /S /URI /URI (mailto:a@example.org) >>"),
      link("/Dest [3 0 R /Fit]"),
      link("/A << /S /GoTo /D (Here) >>"),
      link("/A << /S /GoTo /D [0 /Fit] >>"),
    ],
    "/MediaBox [0 0 200 200] /CropBox [10 0 200 150] /Rotate 90",
  );
  expect(links.map(({ target }) => target)).toEqual([
    { url: "https://example.org/a" },
    { url: "mailto:a@example.org" },
    { page: 1 },
    { page: 1 },
    { page: 1 },
  ]);
  expect(links[0]?.box).toEqual({ x: 100, y: 10, width: 20, height: 40 });
});

test("nothing else can be followed", async () => {
  const links = await linksOf([
    link("/A << /S /URI /URI (javascript:alert\\(1\\)) >>"),
    link("/A << /S /URI /URI (file:///etc/passwd) >>"),
    link("/A << /S /URI /URI (ftp://example.org/) >>"),
    link("/A << /S /URI /URI (data:text/html,x) >>"),
    link("/A << /S /URI /URI (../relative) >>"),
    link("/A << /S /JavaScript /JS (app.launchURL\\('https://example.org', true\\)) >>"),
    link("/A << /S /Launch /F (C:\\\\run.exe) /NewWindow true >>"),
    link("/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>"),
    link("/A << /S /SubmitForm /F (https://example.org/collect) >>"),
    link("/A << /S /ResetForm >>"),
    link("/A << /S /Named /N /NextPage >>"),
    link("/Dest [99 0 R /Fit]"),
    link("/Dest (Nowhere)"),
    link("/Dest [7 /Fit]"),
    link("/A << /S /URI /URI (https://example.org/hidden) >> /F 2"),
  ]);
  expect(links).toEqual([]);
});

test("the outline has its levels and pages; entries that lead elsewhere lead nowhere", async () => {
  reader = createPdfReader();
  const file = createWrittenPdf({
    catalog: "/Outlines 5 0 R",
    objects: [
      "<< /Type /Outlines /First 6 0 R /Last 8 0 R /Count 3 >>",
      "<< /Title (One) /Parent 5 0 R /Dest [3 0 R /Fit] /First 7 0 R /Last 7 0 R /Count 1 /Next 8 0 R >>",
      "<< /Title (Inside) /Parent 6 0 R /A << /S /GoTo /D [0 /Fit] >> >>",
      "<< /Title (Out) /Parent 5 0 R /Prev 6 0 R /A << /S /URI /URI (https://example.org) >> >>",
    ],
  });
  expect(await (await reader.open(new Blob([file]))).outline()).toEqual([
    { title: "One", page: 1, children: [{ title: "Inside", page: 1, children: [] }] },
    { title: "Out", page: null, children: [] },
  ]);
});

test("an outline that leads back into itself ends", async () => {
  reader = createPdfReader();
  const file = createWrittenPdf({
    catalog: "/Outlines 5 0 R",
    objects: [
      "<< /First 6 0 R /Last 6 0 R >>",
      "<< /Title (Again) /Parent 5 0 R /Dest [3 0 R /Fit] /First 6 0 R /Last 6 0 R /Next 6 0 R >>",
    ],
  });
  expect(await (await reader.open(new Blob([file]))).outline()).toHaveLength(1);
  expect(await (await reader.open(new Blob([createPdf()]))).outline()).toEqual([]);
});
