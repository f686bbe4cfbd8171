// The CMaps of the character collection Adobe-CNS1 (traditional Chinese) for UCS-2; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniCNS_UCS2_H } from "pdfjs-dist/cmaps/UniCNS-UCS2-H.bcmap?url&inline";
export { default as _UniCNS_UCS2_V } from "pdfjs-dist/cmaps/UniCNS-UCS2-V.bcmap?url&inline";
