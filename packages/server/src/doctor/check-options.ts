import { type AnchorSummary, summariseAnchors } from "@sign/verify";
import { checkRoute, plainAddress, type SignServerOptions } from "../options";
import { exactOrigin } from "../return-address";
import { checkSecrets, checkWebhookSecret } from "../secrets";
import { checkAnchors } from "../trust-anchors";
import { about, complaintOf, type DoctorCheck } from "./doctor-report";

const DAY_MS = 86_400_000;
/** BankID takes PDFs of at most 41,943,040 characters of base64. */
const MOST_BANKID_BYTES = 31_457_280;

const isLocal = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Looks at everything in the options that can be judged without asking anybody. */
export const checkGiven = (options: SignServerOptions, now: number): readonly DoctorCheck[] => [
  ...secrets(options),
  ...origins(options),
  ...baseAddress(options),
  ...routes(options),
  ...anchors(options, now),
  ...webhook(options),
];

function secrets({ secrets, zignsec }: SignServerOptions): readonly DoctorCheck[] {
  const { ok, warning, fault } = about("secrets");
  const others = [zignsec.productKey, zignsec.webhookSecret ?? []].flat();
  const complaint = complaintOf(() => checkSecrets(secrets, others));
  if (complaint) return [fault(complaint, "Make one with: openssl rand -base64 32")];
  const mend = "Take the oldest away; what they sealed expires after 48 hours.";
  if (secrets.length > 3) return [warning(`There are ${secrets.length} secrets.`, mend)];
  const older = secrets.length > 1 ? `, and ${secrets.length - 1} older that still open` : "";
  return [ok(`The newest is long enough and does not look guessable${older}.`)];
}

function origins({ appOrigins, zignsec }: SignServerOptions): readonly DoctorCheck[] {
  const { ok, warning, fault } = about("app origins");
  const shape = "Write them as https://app.example: scheme and host, no path, no slash at the end.";
  if (appOrigins.length === 0) return [fault("None is given.", shape)];
  const complaint = complaintOf(() => appOrigins.map(exactOrigin));
  if (complaint) return [fault(complaint, shape)];
  const production = zignsec.environment === "production";
  return appOrigins.map((origin) => {
    const { protocol, hostname } = new URL(origin);
    if (isLocal(hostname)) {
      const mend = "Take it away: whoever runs a page on that machine could end a signing there.";
      return production
        ? warning(`${origin} is for development.`, mend)
        : ok(`${origin} is exact.`);
    }
    if (protocol === "https:") return ok(`${origin} is exact.`);
    const mend = "Use https: browsers keep the kit's cookie from pages over http.";
    return fault(`${origin} is http.`, mend);
  });
}

function baseAddress({ baseUrl }: SignServerOptions): readonly DoctorCheck[] {
  const { ok, fault } = about("base address");
  if (baseUrl === undefined) {
    return [
      ok("None is given: the way back is the page's own origin and where the kit is mounted."),
    ];
  }
  const complaint = complaintOf(() => plainAddress(baseUrl));
  if (complaint) return [fault(complaint, "Write it as https://app.example/api/sign.")];
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === "https:" || isLocal(hostname)) return [ok(`${baseUrl} can be a way back.`)];
  return [fault("It is http.", "Use https: browsers keep the kit's cookie from http.")];
}

function routes({ routes }: SignServerOptions): readonly DoctorCheck[] {
  const { ok, warning, fault } = about("routes");
  const entries = Object.entries(routes);
  if (entries.length === 0) return [];
  const complaint = complaintOf(() => entries.map(([name, rules]) => checkRoute(name, rules)));
  if (complaint) return [fault(complaint, "Mend the route.")];
  const unkept = entries.filter(([, rules]) => !rules.onSigned).map(([name]) => name);
  const mend =
    "Give onSigned, and store the files there: the gateway deletes everything after 48 hours.";
  return [
    ok(`${entries.length} in order.`),
    ...(unkept.length > 0
      ? [warning(`Nobody is handed the signed files of: ${unkept.join(", ")}.`, mend)]
      : []),
    ...bodyLimit(entries.map(([name, rules]) => checkRoute(name, rules).limits.maxBytes)),
  ];
}

function bodyLimit(limits: readonly number[]): readonly DoctorCheck[] {
  const { ok, warning } = about("body limit");
  const most = Math.max(...limits);
  const bytes = most.toLocaleString("en");
  if (most > MOST_BANKID_BYTES) {
    const mend = `Set maxBytes to ${MOST_BANKID_BYTES.toLocaleString("en")} or less: BankID takes no more.`;
    return [warning(`A document may have ${bytes} bytes.`, mend)];
  }
  return [
    ok(
      `A document may have ${bytes} bytes; whatever stands before the kit (nginx 1 MB unless told, Vercel 4.5 MB) must let that through.`,
    ),
  ];
}

function anchors({ trust, zignsec }: SignServerOptions, now: number): readonly DoctorCheck[] {
  const { ok, warning, fault } = about("trust anchors");
  const given = trust?.anchors ?? [];
  if (given.length === 0) {
    const found = "None is given: who issued a signer's certificate is not checked.";
    return [warning(found, "Give the roots of BankID and of its time stamps (trust.anchors).")];
  }
  const complaint = complaintOf(() => checkAnchors(given));
  if (complaint) {
    return [fault(complaint, "Give root certificates, each a whole PEM block or DER bytes.")];
  }
  const production = zignsec.environment === "production";
  return summariseAnchors(given).map((anchor) => {
    const { subject, notAfter } = anchor;
    const until = notAfter.slice(0, 10);
    if (production && /test|preprod/i.test(subject)) {
      const mend = "Take it away: in production it would let test signatures pass as real.";
      return fault(`"${subject}" is a root of a test environment.`, mend);
    }
    const wrong = notCurrent(anchor, now);
    if (wrong) return warning(`"${subject}" ${wrong}.`, "Get its successor beside it.");
    return ok(`"${subject}" is an authority's, valid until ${until}.`);
  });
}

function notCurrent({ notBefore, notAfter }: AnchorSummary, now: number): string | null {
  if (now < Date.parse(notBefore)) return `is not valid before ${notBefore.slice(0, 10)}`;
  if (now > Date.parse(notAfter)) return `has expired on ${notAfter.slice(0, 10)}`;
  const soon = Date.parse(notAfter) - now < 60 * DAY_MS;
  return soon ? `expires on ${notAfter.slice(0, 10)}` : null;
}

function webhook({ zignsec, appOrigins, baseUrl }: SignServerOptions): readonly DoctorCheck[] {
  const { ok, warning, fault } = about("webhook");
  const { webhookSecret } = zignsec;
  if (webhookSecret === undefined) {
    return [ok("Not used; the status is asked for, which is enough.")];
  }
  const complaint = complaintOf(() => checkWebhookSecret(webhookSecret));
  if (complaint) return [fault(complaint, "Copy the webhook secret from the vendor's portal.")];
  const address = baseUrl ?? appOrigins[0];
  const local = URL.canParse(address) && isLocal(new URL(address).hostname);
  if (local) {
    const mend = "Nothing is lost, the status is asked for; for webhooks give a public baseUrl.";
    return [warning("The gateway cannot reach this machine's own address.", mend)];
  }
  return [
    ok(`The secret is set; the gateway must reach /webhook where the kit is mounted (${address}).`),
  ];
}
