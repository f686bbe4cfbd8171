// The CMaps of the character collection Adobe-CNS1 (traditional Chinese) for Unicode in other codings, and for later editions; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniCNS_UTF8_H } from "pdfjs-dist/cmaps/UniCNS-UTF8-H.bcmap?url&inline";
export { default as _UniCNS_UTF8_V } from "pdfjs-dist/cmaps/UniCNS-UTF8-V.bcmap?url&inline";
export { default as _UniCNS_UTF32_H } from "pdfjs-dist/cmaps/UniCNS-UTF32-H.bcmap?url&inline";
export { default as _UniCNS_UTF32_V } from "pdfjs-dist/cmaps/UniCNS-UTF32-V.bcmap?url&inline";
