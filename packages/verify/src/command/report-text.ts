import type { SignatureReport, VerificationReport } from "@sign/protocol";

const verdicts = {
  passed: "PASSED",
  indeterminate: "INDETERMINATE",
  failed: "FAILED",
} as const satisfies Record<VerificationReport["verdict"], string>;

const timeSources = {
  timestamp: "confirmed by a timestamp",
  claimed: "claimed, nobody vouches for it",
  none: "no time given",
} as const satisfies Record<SignatureReport["timeSource"], string>;

const changes = {
  none: "nothing",
  "validation-data": "validation data",
  "another-signature": "another signature",
  other: "something else",
} as const satisfies Record<SignatureReport["changesAfter"], string>;

const row = (name: string, value: string): string => `  ${name.padEnd(14)}${value}`;

function signatureRows({ signer, trust, seal, ...signature }: SignatureReport): readonly string[] {
  const issuer = trust.anchor ? `trusted, up to ${trust.anchor}` : trust.status;
  return [
    row("signed by", signer.name || "unknown"),
    ...(signer.birthDate ? [row("born", signer.birthDate)] : []),
    ...(signer.nationalNumber ? [row("number", signer.nationalNumber)] : []),
    row("certificate", `${signer.certificateSerial}, issued by ${signer.issuer}`),
    row("signed at", `${signature.signedAt ?? "unknown"} (${timeSources[signature.timeSource]})`),
    row("level", signature.level),
    row("integrity", signature.integrity),
    row("issuer", issuer),
    row("added after", changes[signature.changesAfter]),
    ...(seal ? [row("seal", `page ${seal.page}, [${seal.rectangle.join(" ")}]`)] : []),
  ];
}

/** A report as lines for a terminal. Texts from certificates are free of control characters already. */
export function reportText(report: VerificationReport): string {
  const findings = report.findings.map(({ code, severity, signature }) => {
    const where = signature === undefined ? "" : ` (${report.signatures[signature]?.field})`;
    return `  ${severity.padEnd(8)} ${code}${where}`;
  });
  return [
    verdicts[report.verdict],
    ...(report.original ? [row("original", report.original)] : []),
    row("pages", String(report.pageCount)),
    row("sha-256", report.sha256),
    ...report.signatures.flatMap((signature) => [
      "",
      `Signature ${signature.field}`,
      ...signatureRows(signature),
    ]),
    ...(findings.length > 0 ? ["", "Findings", ...findings] : []),
    "",
  ].join("\n");
}
