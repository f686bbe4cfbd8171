// The CMaps of the character collection Adobe-Korea1 (Korean) for UCS-2; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniKS_UCS2_H } from "pdfjs-dist/cmaps/UniKS-UCS2-H.bcmap?url&inline";
export { default as _UniKS_UCS2_V } from "pdfjs-dist/cmaps/UniKS-UCS2-V.bcmap?url&inline";
