// The CMaps of the character collection Adobe-Korea1 (Korean) but for those of Unicode; a name here is the CMap's, with "_" for "-" and one before it.
export { default as _Adobe_Korea1_0 } from "pdfjs-dist/cmaps/Adobe-Korea1-0.bcmap?url&inline";
export { default as _Adobe_Korea1_1 } from "pdfjs-dist/cmaps/Adobe-Korea1-1.bcmap?url&inline";
export { default as _Adobe_Korea1_2 } from "pdfjs-dist/cmaps/Adobe-Korea1-2.bcmap?url&inline";
export { default as _Adobe_Korea1_UCS2 } from "pdfjs-dist/cmaps/Adobe-Korea1-UCS2.bcmap?url&inline";
export { default as _KSC_EUC_H } from "pdfjs-dist/cmaps/KSC-EUC-H.bcmap?url&inline";
export { default as _KSC_EUC_V } from "pdfjs-dist/cmaps/KSC-EUC-V.bcmap?url&inline";
export { default as _KSC_H } from "pdfjs-dist/cmaps/KSC-H.bcmap?url&inline";
export { default as _KSC_Johab_H } from "pdfjs-dist/cmaps/KSC-Johab-H.bcmap?url&inline";
export { default as _KSC_Johab_V } from "pdfjs-dist/cmaps/KSC-Johab-V.bcmap?url&inline";
export { default as _KSC_V } from "pdfjs-dist/cmaps/KSC-V.bcmap?url&inline";
export { default as _KSCms_UHC_H } from "pdfjs-dist/cmaps/KSCms-UHC-H.bcmap?url&inline";
export { default as _KSCms_UHC_HW_H } from "pdfjs-dist/cmaps/KSCms-UHC-HW-H.bcmap?url&inline";
export { default as _KSCms_UHC_HW_V } from "pdfjs-dist/cmaps/KSCms-UHC-HW-V.bcmap?url&inline";
export { default as _KSCms_UHC_V } from "pdfjs-dist/cmaps/KSCms-UHC-V.bcmap?url&inline";
export { default as _KSCpc_EUC_H } from "pdfjs-dist/cmaps/KSCpc-EUC-H.bcmap?url&inline";
export { default as _KSCpc_EUC_V } from "pdfjs-dist/cmaps/KSCpc-EUC-V.bcmap?url&inline";
