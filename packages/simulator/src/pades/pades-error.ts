/** Why a PDF cannot be signed here. */
export type PadesErrorCode =
  | "not_a_pdf"
  | "pdf_empty"
  | "pdf_encrypted"
  | "pdf_damaged"
  | "placement_outside";

const messages: Record<PadesErrorCode, string> = {
  not_a_pdf: "The file does not begin with %PDF-.",
  pdf_empty: "The file is empty.",
  pdf_encrypted: "The PDF is encrypted.",
  pdf_damaged: "The PDF is cut off or damaged.",
  placement_outside: "The seal would lie outside the page.",
};

/** A PDF, or a place on it, that the signer refuses. Messages are constant: nothing from the document gets into them. */
export class PadesError extends Error {
  override readonly name = "PadesError";
  readonly code: PadesErrorCode;

  constructor(code: PadesErrorCode) {
    super(messages[code]);
    this.code = code;
  }
}
