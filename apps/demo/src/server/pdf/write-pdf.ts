/** One finished page: the operators of its content stream, in WinAnsi, one character per byte. */
export interface PageContent {
  readonly operators: string;
}

/** A4 in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

/**
 * A PDF 1.7 of A4 pages with Helvetica as `/F1` and Helvetica-Bold as `/F2`. The same input gives the same bytes,
 * so that a document made anew for every call keeps its digest.
 */
export function writePdf(
  title: string,
  language: string,
  pages: readonly PageContent[],
): Uint8Array<ArrayBuffer> {
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const kids = pages.map((_, at) => `${6 + at * 2} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${A4.width} ${A4.height}] ` +
      "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< /Title (${title.replace(/[\\()]/g, "\\$&")}) >>`,
    ...pages.flatMap(({ operators }, at) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${7 + at * 2} 0 R >>`,
      `<< /Length ${operators.length} >>\nstream\n${operators}\nendstream`,
    ]),
  ];

  let body = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const rows = objects.map((object, at) => {
    const row = `${String(body.length).padStart(10, "0")} 00000 n \n`;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const size = objects.length + 1;
  return bytes(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}` +
      `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
