export * from "./findings";
export { createPdfInspector, type InspectionLimits, type PdfInspector } from "./pdf-inspector";
