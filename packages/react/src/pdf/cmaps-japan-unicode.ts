// The CMaps of the character collection Adobe-Japan1 (Japanese) for Unicode in other codings, and for later editions; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniJIS_UTF8_H } from "pdfjs-dist/cmaps/UniJIS-UTF8-H.bcmap?url&inline";
export { default as _UniJIS_UTF8_V } from "pdfjs-dist/cmaps/UniJIS-UTF8-V.bcmap?url&inline";
export { default as _UniJIS_UTF32_H } from "pdfjs-dist/cmaps/UniJIS-UTF32-H.bcmap?url&inline";
export { default as _UniJIS_UTF32_V } from "pdfjs-dist/cmaps/UniJIS-UTF32-V.bcmap?url&inline";
export { default as _UniJIS2004_UTF8_H } from "pdfjs-dist/cmaps/UniJIS2004-UTF8-H.bcmap?url&inline";
export { default as _UniJIS2004_UTF8_V } from "pdfjs-dist/cmaps/UniJIS2004-UTF8-V.bcmap?url&inline";
export { default as _UniJIS2004_UTF16_H } from "pdfjs-dist/cmaps/UniJIS2004-UTF16-H.bcmap?url&inline";
export { default as _UniJIS2004_UTF16_V } from "pdfjs-dist/cmaps/UniJIS2004-UTF16-V.bcmap?url&inline";
export { default as _UniJIS2004_UTF32_H } from "pdfjs-dist/cmaps/UniJIS2004-UTF32-H.bcmap?url&inline";
export { default as _UniJIS2004_UTF32_V } from "pdfjs-dist/cmaps/UniJIS2004-UTF32-V.bcmap?url&inline";
export { default as _UniJISPro_UTF8_V } from "pdfjs-dist/cmaps/UniJISPro-UTF8-V.bcmap?url&inline";
export { default as _UniJISX0213_UTF32_H } from "pdfjs-dist/cmaps/UniJISX0213-UTF32-H.bcmap?url&inline";
export { default as _UniJISX0213_UTF32_V } from "pdfjs-dist/cmaps/UniJISX0213-UTF32-V.bcmap?url&inline";
export { default as _UniJISX02132004_UTF32_H } from "pdfjs-dist/cmaps/UniJISX02132004-UTF32-H.bcmap?url&inline";
export { default as _UniJISX02132004_UTF32_V } from "pdfjs-dist/cmaps/UniJISX02132004-UTF32-V.bcmap?url&inline";
