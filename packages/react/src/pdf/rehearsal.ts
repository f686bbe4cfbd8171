import { documentOptions } from "./document-options";
import { drawPage } from "./draw-page";
import type { Drawn } from "./open-pdf";
import { ERRORS_ONLY, type PdfThread } from "./pdf-thread";

/** Broader than pictures that pdf.js takes for granted: it finds out once in a worker's life which ones the browser can hold. */
const BROAD = 2_100;

const picture = "00".repeat(Math.ceil(BROAD / 8));
const content = "BT /F 9 Tf 9 90 Td (Page 1: a-z, 0-9) Tj ET q 90 0 0 9 9 9 cm /P Do Q";

/** Bodies of the objects, the catalog first. */
const objects: readonly string[] = [
  "<< /Type /Catalog /Pages 2 0 R >>",
  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /P 6 0 R >> >> >>",
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  `<< /Type /XObject /Subtype /Image /Width ${BROAD} /Height 1 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode /Length ${picture.length + 1} >>\nstream\n${picture}>\nendstream`,
];

/** A page with a line of text and a picture, in ASCII. */
function smallPdf(): Uint8Array<ArrayBuffer> {
  let text = "%PDF-1.7\n";
  let table = "0000000000 65535 f \n";
  for (const [at, body] of objects.entries()) {
    table += `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
  }
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text + end);
}

/**
 * Draws a small page that nobody sees, so that the code of page and worker is compiled before a document comes.
 * Rejects when the thread ends first.
 */
export async function rehearse({ pdf, worker, guard }: PdfThread): Promise<Drawn> {
  const data = smallPdf();
  const task = pdf.getDocument({
    ...documentOptions(new Blob([data])),
    data,
    worker,
    disableWorkerRendering: true,
    verbosity: ERRORS_ONLY,
  });
  const canvas = document.createElement("canvas");
  try {
    const opened = await guard(task.promise);
    return await guard(drawPage(pdf, opened, 1, canvas, 1, new AbortController().signal));
  } finally {
    canvas.width = 0;
    canvas.height = 0;
    await task.destroy();
  }
}
