// The CMaps of the character collection Adobe-Japan1 (Japanese) for UCS-2; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _UniJIS_UCS2_H } from "pdfjs-dist/cmaps/UniJIS-UCS2-H.bcmap?url&inline";
export { default as _UniJIS_UCS2_HW_H } from "pdfjs-dist/cmaps/UniJIS-UCS2-HW-H.bcmap?url&inline";
export { default as _UniJIS_UCS2_HW_V } from "pdfjs-dist/cmaps/UniJIS-UCS2-HW-V.bcmap?url&inline";
export { default as _UniJIS_UCS2_V } from "pdfjs-dist/cmaps/UniJIS-UCS2-V.bcmap?url&inline";
export { default as _UniJISPro_UCS2_HW_V } from "pdfjs-dist/cmaps/UniJISPro-UCS2-HW-V.bcmap?url&inline";
export { default as _UniJISPro_UCS2_V } from "pdfjs-dist/cmaps/UniJISPro-UCS2-V.bcmap?url&inline";
