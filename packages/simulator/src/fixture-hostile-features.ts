import type { HostilePdf } from "./fixture-hostile";
import { smallPdf } from "./fixture-small";
import { writtenStream } from "./fixture-written";

const signature =
  "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00>";
const field = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /V 6 0 R /Rect [0 0 0 0] /P 3 0 R";
const form = "/AcroForm << /Fields [5 0 R] /SigFlags 3 >>";
const template =
  '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"/></xdp:xdp>';
const script = "/S /JavaScript /JS (app.alert\\(1\\))";

const certified = (level: number): Uint8Array<ArrayBuffer> =>
  smallPdf({
    catalog: `${form} /Perms << /DocMDP 6 0 R >>`,
    objects: {
      5: `${field} >>`,
      6: `${signature} /Reference [7 0 R] >>`,
      7: "<< /Type /SigRef /TransformMethod /DocMDP /TransformParams 8 0 R >>",
      8: `<< /Type /TransformParams /P ${level} /V /1.2 >>`,
    },
  });

const claim = (part: string): string =>
  `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ${part}/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

const withFile = {
  5: "<< /Type /Filespec /F (data.xml) /UF (data.xml) /EF << /F 6 0 R >> >>",
  6: writtenStream("/Type /EmbeddedFile /Subtype /text#2Fxml", "<data/>"),
};

/** Sound files with something in them that whoever signs has to know, or that forbids signing. */
export const hostileFeatures: readonly HostilePdf[] = [
  {
    name: "dynamic XFA form",
    findings: ["pdf_form_xfa"],
    make: () =>
      smallPdf({
        catalog: "/NeedsRendering true /AcroForm << /Fields [] /XFA 5 0 R >>",
        objects: { 5: writtenStream("", template) },
      }),
  },
  {
    name: "static XFA form",
    findings: ["form_xfa"],
    make: () =>
      smallPdf({
        catalog: "/AcroForm 6 0 R",
        objects: {
          5: writtenStream("", template),
          6: "<< /Fields [] /XFA [(template) 5 0 R (config) 5 0 R] >>",
        },
      }),
  },
  {
    name: "certified, nothing allowed",
    findings: ["pdf_locked", "signed_before"],
    make: () => certified(1),
  },
  {
    name: "certified, forms and signatures allowed",
    findings: ["signed_before", "certified"],
    make: () => certified(2),
  },
  {
    name: "certified, annotations allowed",
    findings: ["signed_before", "certified"],
    make: () => certified(3),
  },
  {
    name: "signed in a field that locks the document",
    findings: ["pdf_locked", "signed_before"],
    make: () =>
      smallPdf({
        catalog: form,
        objects: {
          5: `${field} /Lock 7 0 R >>`,
          6: `${signature} >>`,
          7: "<< /Type /SigFieldLock /Action /All /P 1 >>",
        },
      }),
  },
  {
    name: "field that will lock the document once it is signed",
    findings: [],
    make: () =>
      smallPdf({
        catalog: form,
        objects: {
          5: `${field.replace("/V 6 0 R", "")} /Lock << /Type /SigFieldLock /Action /All /P 1 >> >>`,
        },
      }),
  },
  {
    name: "JavaScript for the document",
    findings: ["javascript"],
    make: () =>
      smallPdf({
        catalog: "/Names << /JavaScript << /Names [(start) 5 0 R] >> >>",
        objects: { 5: `<< ${script} >>` },
      }),
  },
  {
    name: "JavaScript on opening",
    findings: ["javascript"],
    make: () => smallPdf({ catalog: `/OpenAction << ${script} >>` }),
  },
  {
    name: "JavaScript in a field",
    findings: ["javascript"],
    make: () =>
      smallPdf({
        catalog: "/AcroForm << /Fields [5 0 R] >>",
        page: "/Annots [5 0 R]",
        objects: {
          5: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Sum) /Rect [9 9 99 29] /AA << /C << ${script} >> >> >>`,
        },
      }),
  },
  {
    name: "JavaScript that a later update took away",
    findings: [],
    make: () =>
      smallPdf({
        catalog: "/OpenAction 5 0 R",
        objects: { 5: `<< ${script} >>`, 6: "null\nendobj\n5 0 obj\n<< /S /Named /N /NextPage >>" },
      }),
  },
  {
    name: "a link that starts a program",
    findings: ["external_action"],
    make: () =>
      smallPdf({
        page: "/Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A << /S /Launch /F (calc.exe) >> >>]",
      }),
  },
  {
    name: "a button that sends the form",
    findings: ["external_action"],
    make: () =>
      smallPdf({
        catalog: "/AcroForm << /Fields [5 0 R] >>",
        page: "/Annots [5 0 R]",
        objects: {
          5: "<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (Send) /Rect [9 9 99 29] /A << /S /SubmitForm /F << /FS /URL /F (http://form.test/) >> >> >>",
        },
      }),
  },
  {
    name: "attachment",
    findings: ["attachments"],
    make: () =>
      smallPdf({
        catalog: "/Names << /EmbeddedFiles << /Names [(data.xml) 5 0 R] >> >>",
        objects: withFile,
      }),
  },
  {
    name: "portfolio",
    findings: ["portfolio"],
    make: () =>
      smallPdf({
        catalog:
          "/Collection << /Type /Collection /View /D >> /Names << /EmbeddedFiles << /Names [(data.xml) 5 0 R] >> >>",
        objects: withFile,
      }),
  },
  {
    name: "claim of PDF/A",
    findings: ["archive_claim"],
    make: () =>
      smallPdf({
        catalog: "/Metadata 5 0 R",
        objects: {
          5: writtenStream(
            "/Type /Metadata /Subtype /XML",
            claim(
              'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B"',
            ),
          ),
        },
      }),
  },
];
