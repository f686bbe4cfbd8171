// The CMaps of the character collection Adobe-CNS1 (traditional Chinese) for UTF-16; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniCNS_UTF16_H } from "pdfjs-dist/cmaps/UniCNS-UTF16-H.bcmap?url&inline";
export { default as _UniCNS_UTF16_V } from "pdfjs-dist/cmaps/UniCNS-UTF16-V.bcmap?url&inline";
