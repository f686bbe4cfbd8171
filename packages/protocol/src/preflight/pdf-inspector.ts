import { SEAL_SIZE } from "../placement-geometry";
import { bounds, TooComplex } from "./bounds";
import { certifiedLevel, isLocked } from "./certification";
import { CrossReference } from "./cross-reference";
import { encryptionOf } from "./encryption";
import { FileScanner } from "./file-scanner";
import {
  noFacts,
  type PdfFacts,
  type PdfFinding,
  type PdfInspection,
  type StopCode,
  type WarningCode,
} from "./findings";
import { ObjectStore } from "./object-store";
import { type PageTree, walkPages } from "./page-tree";
import { marks } from "./parse-value";
import { StreamBodies } from "./stream-bodies";
import type { Dict } from "./values";

/** What is known of a file beforehand, and what is allowed. */
export interface InspectionLimits {
  /** Bytes the file will have; with it a stream that claims to be longer is seen through at once. @default not known */
  readonly size?: number | undefined;
  /** Most pages. @default 100,000 */
  readonly maxPages?: number | undefined;
}

/** Looks at one PDF as its bytes pass. */
export interface PdfInspector {
  /** Takes the next bytes of the file, in pieces of any length; they are the caller's again afterwards. Never throws. */
  write(chunk: Uint8Array): void;
  /** What speaks against the file for certain, by the bytes that have come: `not_a_pdf`, `pdf_too_complex`, else `null`. */
  readonly stop: StopCode | null;
  /** Whether the file has been seen to begin as a PDF. */
  readonly begun: boolean;
  /** Ends the inspection. Never rejects. */
  end(): Promise<PdfInspection>;
}

const stop = (code: StopCode): PdfFinding => ({ code, severity: "stop" });
const warn = (code: WarningCode, page?: number): PdfFinding =>
  page === undefined ? { code, severity: "warn" } : { code, severity: "warn", page };

/**
 * Makes an inspector for one file. It reads the file once, from the first byte to the last, without its cross-reference, so that a
 * damaged file can be told from a broken one, and needs at most some 2 MB however large, or however hostile, the file is.
 */
export function createPdfInspector(limits: InspectionLimits = {}): PdfInspector {
  const store = new ObjectStore();
  const crossReference = new CrossReference();
  let tooComplex = false;
  let passedOver = false;
  const forget = (): void => {
    passedOver = true;
  };
  const bodies = new StreamBodies({
    object: (number, value, found) => {
      scanner.countObject();
      store.take(number, value, found);
      if (typeof value === "number") scanner.lengths.tell(number, value, scanner.size);
    },
    metadata: (number, archive) => store.claim(number, archive),
    passedOver: forget,
  });
  const scanner = new FileScanner(
    {
      object: (number, value, found) => store.take(number, value, found),
      section: (section) => crossReference.add(section),
      passedOver: forget,
    },
    bodies,
    limits.size ?? Number.POSITIVE_INFINITY,
  );

  function bounded<Result>(work: () => Result): Result | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
      tooComplex = true;
      return null;
    }
  }

  /** What the pages, the form and the signatures say, the file being readable. */
  function judge(catalog: Dict, tree: PageTree): PdfInspection {
    const form = store.dict(catalog.get("AcroForm"));
    const certified = certifiedLevel(store, catalog);
    const signatures = store.countMarked(marks.signature);
    const archive = store.archiveOf(catalog.get("Metadata"));
    const xfa = form?.has("XFA") ?? false;
    const dynamic = xfa && store.resolve(catalog.get("NeedsRendering")) === true;
    const forgot = passedOver || store.forgot;
    const findings: (PdfFinding | false)[] = [
      tree.state === "too large" && stop("too_many_pages"),
      dynamic && stop("pdf_form_xfa"),
      (certified === 1 || isLocked(store)) && stop("pdf_locked"),
      signatures > 0 && warn("signed_before"),
      certified !== null && certified > 1 && warn("certified"),
      xfa && !dynamic && warn("form_xfa"),
      store.countMarked(marks.javascript) > 0 && warn("javascript"),
      store.countMarked(marks.externalAction) > 0 && warn("external_action"),
      catalog.has("Collection") && warn("portfolio"),
      !catalog.has("Collection") && store.countMarked(marks.attachment) > 0 && warn("attachments"),
      archive !== null && warn("archive_claim"),
      ...tree.small.map((page) => warn("page_too_small", page)),
      ...tree.unclear.map((page) => warn("page_size_unclear", page)),
      forgot && warn("not_inspected"),
    ];
    const pageCount = tree.state === "too large" ? null : tree.count;
    const facts: PdfFacts = { pageCount, pageSizes: tree.sizes, signatures, certified, archive };
    return { findings: findings.filter((finding) => finding !== false), facts };
  }

  function conclude(): PdfInspection | StopCode {
    const root = crossReference.entry(scanner.ending, "Root");
    const catalog = store.dict(root);
    const most = Math.min(limits.maxPages ?? bounds.pages, bounds.pages);
    const tree = bounded(() => walkPages(store, catalog?.get("Pages"), most, SEAL_SIZE));
    if (!tree) return "pdf_too_complex";
    if (scanner.lengths.misled) return { findings: [warn("not_inspected")], facts: noFacts };
    const blind = passedOver || store.forgot;
    const { ending } = scanner;
    if (!catalog || tree.state === "broken") {
      if (scanner.overran) return "pdf_needs_repair";
      if (scanner.faulty || !ending || !blind) return "pdf_damaged";
      return { findings: [warn("not_inspected")], facts: noFacts };
    }
    if ((!ending || scanner.cut) && !scanner.overran) return "pdf_damaged";
    const unsound = scanner.faulty || (scanner.lengths.isMissing && !blind);
    const sound =
      !unsound && tree.state !== "miscounted" && ending && crossReference.isSound(ending);
    return sound ? judge(catalog, tree) : "pdf_needs_repair";
  }

  async function inspect(): Promise<PdfInspection | StopCode> {
    if (!tooComplex) bounded(() => scanner.finish());
    if (scanner.size === 0) return "pdf_empty";
    if ((scanner.header ?? -1) < 0) return "not_a_pdf";
    const encrypt = crossReference.entry(scanner.ending, "Encrypt");
    if (encrypt) return encryptionOf(store, encrypt, crossReference.entry(scanner.ending, "ID"));
    return tooComplex ? "pdf_too_complex" : conclude();
  }

  return {
    write(chunk) {
      if (!tooComplex) bounded(() => scanner.write(chunk));
    },
    get stop() {
      if (tooComplex) return "pdf_too_complex";
      return scanner.header === -1 ? "not_a_pdf" : null;
    },
    get begun() {
      return (scanner.header ?? -1) >= 0;
    },
    async end() {
      const result = await inspect();
      return typeof result === "string" ? { findings: [stop(result)], facts: noFacts } : result;
    },
  };
}
