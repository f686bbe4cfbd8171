import { expect, test } from "vitest";
import { findSignatures, pdfsig, runTool } from "../../test/pdf-tools";
import { createPdf, type FixtureOptions } from "../fixtures";
import { createAuthority } from "./authority";
import { checkPdf } from "./check-pdf";
import { PadesError } from "./pades-error";
import { type PadesLevel, signPdf } from "./sign-pdf";

const at = new Date("2026-03-02T10:20:30.400Z");
const authority = await createAuthority({ now: () => at });
const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
const attime = ["-attime", String(Math.floor(at.getTime() / 1000) + 60)];
const [signerRoot = "", timeStampRoot = ""] = authority.anchors;

const sign = (bytes: Uint8Array, level?: PadesLevel) =>
  signPdf(bytes, { authority, signer, at, ...(level ? { level } : {}) });

async function qpdfSays(bytes: Uint8Array): Promise<number> {
  return (await runTool("qpdf", ["--check", "file.pdf"], { "file.pdf": bytes })).code;
}

const isPrefix = (bytes: Uint8Array, whole: Uint8Array): boolean =>
  Buffer.compare(bytes, whole.subarray(0, bytes.length)) === 0;

/** Signatures and document time stamps that each level leaves in the file. */
const expected = {
  "B-B": ["ETSI.CAdES.detached"],
  "B-T": ["ETSI.CAdES.detached"],
  "B-LT": ["ETSI.CAdES.detached"],
  "B-LTA": ["ETSI.CAdES.detached", "ETSI.RFC3161", "ETSI.RFC3161"],
} as const;
const levels = Object.keys(expected) as PadesLevel[];
const xrefs = ["table", "stream", "hybrid"] as const;
const cases = levels.flatMap((level) => xrefs.map((xref) => ({ level, xref })));

test.each(cases)(
  "$level on a file with a cross-reference $xref satisfies pdfsig, OpenSSL and qpdf",
  async ({ level, xref }) => {
    const original = createPdf({ xref, form: "indirect" });
    const signed = await sign(original, level);
    expect(isPrefix(original, signed)).toBe(true);
    expect(checkPdf(signed)).toEqual(checkPdf(original));
    expect(await qpdfSays(signed)).toBe(0);
    expect(await pdfsig(signed)).toEqual(["Signature is Valid."]);

    const found = findSignatures(signed);
    expect(found.map(({ subFilter }) => subFilter)).toEqual(expected[level]);
    for (const { subFilter, der, signed: covered } of found) {
      const files = {
        "message.der": der,
        covered,
        "root.pem": signerRoot,
        "tsa.pem": timeStampRoot,
      };
      const verification =
        subFilter === "ETSI.RFC3161"
          ? [
              "ts",
              "-verify",
              "-token_in",
              "-in",
              "message.der",
              "-data",
              "covered",
              "-CAfile",
              "tsa.pem",
            ]
          : [
              "cms",
              "-verify",
              "-binary",
              "-cades",
              "-inform",
              "DER",
              "-in",
              "message.der",
              "-content",
              "covered",
              "-CAfile",
              "root.pem",
              "-purpose",
              "any",
              "-out",
              "content",
            ];
      const { code, stderr } = await runTool("openssl", [...verification, ...attime], files);
      expect({ code, stderr }).toMatchObject({ code: 0 });
    }
  },
);

test.each<FixtureOptions>([
  {},
  { xref: "stream" },
  { form: "direct" },
  { form: "indirect", nested: true },
  { form: "indirect", xref: "hybrid", inherit: true },
])("three signatures in turn stay valid on %o", async (options) => {
  const original = createPdf(options);
  const once = await sign(original);
  const twice = await signPdf(once, {
    ...{ authority, at, level: "B-LT" },
    signer: { givenName: "Ole", familyName: "Bramserud", nationalNumber: "11920287974" },
    placement: { page: 1, x: 120, y: 0 },
  });
  const thrice = await sign(twice, "B-T");
  expect(isPrefix(once, twice) && isPrefix(twice, thrice)).toBe(true);
  expect(await pdfsig(thrice)).toEqual(new Array(3).fill("Signature is Valid."));
  expect(await qpdfSays(thrice)).toBe(0);
  expect(checkPdf(thrice)).toEqual(checkPdf(original));
});

/** The objects of a file as qpdf reads them. */
async function objectsOf(bytes: Uint8Array): Promise<Record<string, { value: unknown }>> {
  const { stdout } = await runTool("qpdf", ["--json=2", "file.pdf"], { "file.pdf": bytes });
  return JSON.parse(stdout.toString()).qpdf[1];
}

const entry = (object: unknown, key: string): unknown =>
  typeof object === "object" && object !== null ? Reflect.get(object, key) : undefined;

test("fields are named on from what is there, and the fields and annotations of the original stay", async () => {
  const signed = await sign(await sign(createPdf({ form: "indirect" })), "B-B");
  const values = Object.values(await objectsOf(signed)).map(({ value }) => value);
  const form = values.find((value) => entry(value, "/SigFlags") === 3);
  expect(entry(form, "/Fields")).toHaveLength(5);
  const widgets = values.filter((value) => entry(value, "/Subtype") === "/Widget");
  expect(widgets.map((widget) => entry(widget, "/T")).sort()).toEqual([
    "u:Remarks",
    "u:Signature1",
    "u:Signature2",
    "u:Signature3",
    "u:Signature4",
  ]);
  const signatures = widgets.filter((widget) => entry(widget, "/FT") === "/Sig");
  expect(signatures.map((widget) => entry(widget, "/F"))).toEqual([132, 132, 132, 132]);
});

test("a name that is written in UTF-16 is taken too", async () => {
  const utf16 = Buffer.from("\ufeffSignature1", "utf16le").swap16().toString("hex");
  const form = createPdf({ form: "direct" });
  const text = Buffer.from(form).toString("latin1").replace("(Remarks)", `<${utf16}>`);
  const { stdout } = await runTool("qpdf", ["in.pdf", "-"], {
    "in.pdf": Buffer.from(text, "latin1"),
  });
  const values = Object.values(await objectsOf(await sign(stdout, "B-B")));
  const titles = values.map(({ value }) => entry(value, "/T")).filter(Boolean);
  expect(titles.sort()).toEqual(["u:Signature1", "u:Signature2"]);
});

test("the signature dictionary has BankID's entries and no others", async () => {
  const values = Object.values(await objectsOf(await sign(createPdf(), "B-B")));
  const signature = values.find(({ value }) => entry(value, "/Type") === "/Sig")?.value ?? {};
  expect(signature).toEqual({
    "/Type": "/Sig",
    "/Filter": "/Adobe.PPKLite",
    "/SubFilter": "/ETSI.CAdES.detached",
    "/M": "u:D:20260302102030+00'00'",
    "/ByteRange": expect.any(Array),
    "/Contents": expect.stringMatching(/^b:[0-9a-f]{32768}$/),
  });
});

test("validation data is stored once, however often the same authority signs", async () => {
  const values = Object.values(await objectsOf(await sign(await sign(createPdf()))));
  const [store] = values.map(({ value }) => value).filter((value) => entry(value, "/CRLs"));
  expect(entry(store, "/Type")).toBe("/DSS");
  expect(entry(store, "/Certs")).toHaveLength(7);
});

test.each([
  ["linearized", ["--linearize"]],
  ["with object streams", ["--object-streams=generate"]],
  ["linearized with object streams", ["--linearize", "--object-streams=generate"]],
] as const)("a file rewritten by qpdf, %s, is signed", async (_, rewriting) => {
  const { stdout } = await runTool("qpdf", [...rewriting, "in.pdf", "-"], {
    "in.pdf": createPdf({ form: "direct", pages: [{}, {}, {}] }),
  });
  const signed = await sign(await sign(stdout), "B-LT");
  expect(isPrefix(stdout, signed)).toBe(true);
  expect(await pdfsig(signed)).toEqual(["Signature is Valid.", "Signature is Valid."]);
  expect(await qpdfSays(signed)).toBe(0);
});

test("a file that does not end in a line break keeps its last byte", async () => {
  const original = createPdf().subarray(0, -1);
  const signed = await sign(original);
  expect(isPrefix(original, signed)).toBe(true);
  expect(await qpdfSays(signed)).toBe(0);
});

test("30 MB are signed, with little more than the file added", async () => {
  const original = createPdf({ sizeBytes: 30_000_000 });
  const signed = await sign(original);
  expect(isPrefix(original, signed)).toBe(true);
  expect(signed.length - original.length).toBeLessThan(120_000);
  expect(await pdfsig(signed)).toEqual(["Signature is Valid."]);
});

test.each([
  { page: 0, x: 0, y: 0 },
  { page: 2, x: 0, y: 0 },
  { page: 1.5, x: 0, y: 0 },
  { page: 1, x: 504, y: 0 },
  { page: 1, x: 0, y: 794 },
  { page: 1, x: -1, y: 0 },
])("a seal at %o is outside the page", async (placement) => {
  const signing = signPdf(createPdf(), { authority, signer, at, placement });
  await expect(signing).rejects.toEqual(new PadesError("placement_outside"));
});
