// The CMaps of the character collection Adobe-Korea1 (Korean) for Unicode in other codings, and for later editions; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniKS_UTF8_H } from "pdfjs-dist/cmaps/UniKS-UTF8-H.bcmap?url&inline";
export { default as _UniKS_UTF8_V } from "pdfjs-dist/cmaps/UniKS-UTF8-V.bcmap?url&inline";
export { default as _UniKS_UTF32_H } from "pdfjs-dist/cmaps/UniKS-UTF32-H.bcmap?url&inline";
export { default as _UniKS_UTF32_V } from "pdfjs-dist/cmaps/UniKS-UTF32-V.bcmap?url&inline";
