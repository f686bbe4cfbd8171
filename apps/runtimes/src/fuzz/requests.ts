import fc from "fast-check";
import type { DescribedOperation } from "../contract/described-contract";
import { appOrigin } from "../contract/setting";
import { fromSchema } from "./from-schema";
import { nastyTexts, nearJson } from "./mutations";
import type { Living, Stage } from "./stage";

/** One request to make. A body that is a list is sent piece by piece; `breaksOff` ends it with an error. */
export interface PlannedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  readonly streamed: boolean;
  readonly breaksOff: boolean;
}

/** Of ten, `often` are like this and the others like that. */
const mostly = <Value>(
  often: number,
  likely: fc.Arbitrary<Value>,
  rare: fc.Arbitrary<Value>,
): fc.Arbitrary<Value> =>
  fc.oneof({ weight: often, arbitrary: likely }, { weight: 10 - often, arbitrary: rare });

/** What a header can hold at all (RFC 9110, 5.5): no line breaks, no NUL, no character above U+00FF. */
const asHeader = (text: string): string =>
  text
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, "?")
    .slice(0, 6_000)
    .trim();

const nastyHeader = fc
  .oneof(fc.constantFrom(...nastyTexts), fc.string({ unit: "binary" }))
  .map(asHeader);
const segment = fc.oneof(
  fc.constantFrom("0", "1", "2", "99", "100", "-1", "00", "1e1", "upload", "lease", "x"),
  fc.constantFrom(...nastyTexts).map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "?"))),
  fc.constantFrom("%", "%ZZ", "%E0%A4%A", "%2e%2e%2f", "%00", "%2F", "..;", "a%20b", "~", "*"),
);
const anyPath = fc.oneof(
  fc.array(segment, { maxLength: 6 }).map((parts) => `/${parts.join("/")}`),
  fc.constantFrom(
    "/",
    "//",
    "/session/",
    "/SESSION",
    "/session//documents/0",
    "/sessions.json",
    "/return/",
  ),
);
const query = mostly(
  8,
  fc.constant(""),
  segment.map((text) => `?${text}=${text}`),
);
const method = fc.constantFrom(
  "GET",
  "POST",
  "PUT",
  "DELETE",
  "PATCH",
  "HEAD",
  "OPTIONS",
  "PROPFIND",
  "x",
);

const oddHeaders = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom(
        ...["Accept", "Accept-Encoding", "Range", "If-None-Match", "Forwarded", "X-Forwarded-Host"],
        ...["X-HTTP-Method-Override", "Content-Length", "Content-Type", "Content-Digest", "Cookie"],
        ...[
          "Authorization",
          "X-ZignSec-Hmac-SHA256",
          "traceparent",
          "Expect",
          "Origin",
          "User-Agent",
        ],
      ),
      nastyHeader,
    ),
    fc.constantFrom(
      ...([
        ["Content-Encoding", "gzip"],
        ["Content-Encoding", "identity"],
        ["Content-Type", "application/json; charset=utf-16"],
        ["Content-Type", "text/plain"],
        ["Content-Length", "0"],
        ["Content-Length", "999999999"],
        ["Content-Length", "-1"],
        ["Origin", appOrigin],
        ["Origin", "https://evil.example"],
        ["Origin", "null"],
        ["Sec-Fetch-Site", "cross-site"],
        ["Sec-Fetch-Site", "same-origin"],
        ["Content-Digest", "sha-256=:AAAA:"],
        ["Content-Digest", `sha-256=:${"A".repeat(43)}=:`],
        ["X-ZignSec-Hmac-SHA256", `t=1,v1=${"0".repeat(64)}`],
        ["traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
        ["Authorization", "Bearer"],
        ["Authorization", "Basic Og=="],
        ["Authorization", `Bearer ${"A".repeat(20_000)}`],
        ["Authorization", "Bearer eyJhbGciOiJub25lIn0....."],
      ] satisfies [string, string][]),
    ),
  ),
  { maxLength: 2 },
);

/** Requests made from the description: valid ones against what is alive, and all that lies around them. */
export function requestsFor(
  operations: readonly DescribedOperation[],
  { documents, returnTo }: Pick<Stage, "documents" | "returnTo">,
  living: Living,
): fc.Arbitrary<PlannedRequest> {
  const known = {
    route: ["upload", "lease", "upload"],
    returnTo: [returnTo],
    handle: living.handles,
    documents: [documents.map(({ announced }) => announced), [documents[0]?.announced], []],
    placements: [
      [],
      [{ document: 0, page: 1, x: 36, y: 700 }],
      [{ document: 1, page: 9, x: 0, y: 0 }],
    ],
  };

  const pdf = fc.constantFrom(...documents.map(({ bytes }) => bytes));
  const nearPdf = fc.oneof(
    { weight: 5, arbitrary: pdf },
    {
      weight: 1,
      arbitrary: fc.tuple(pdf, fc.nat()).map(([bytes, at]) => bytes.slice(0, at % bytes.length)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(pdf, fc.nat(), fc.nat({ max: 255 })).map(([bytes, at, to]) => {
        const changed = bytes.slice();
        changed[at % bytes.length] = to;
        return changed;
      }),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
    },
    { weight: 1, arbitrary: fc.constant(new Uint8Array(200_000)) },
  );

  function bodyFor({ body }: DescribedOperation): fc.Arbitrary<PlannedRequest["body"]> {
    const text = nearJson(body?.schema ? fromSchema(body.schema, known) : fc.jsonValue());
    const usual = body === null ? fc.constant(null) : body.schema ? text : nearPdf;
    return mostly<PlannedRequest["body"]>(9, usual, fc.oneof(text, nearPdf, fc.constant(null)));
  }

  function pathFor({ path }: DescribedOperation): fc.Arbitrary<string> {
    const fitting = path.includes("{handle}")
      ? fc.constantFrom(...living.returns)
      : fc.constantFrom(...(path.includes("{route}") ? ["upload", "lease"] : ["0", "1"]));
    const varied = mostly(8, fitting, segment).map((text) => path.replace(/\{\w+\}/, () => text));
    return fc.tuple(mostly(9, varied, anyPath), query).map((parts) => parts.join(""));
  }

  function headersFor(operation: DescribedOperation): fc.Arbitrary<PlannedRequest["headers"]> {
    const always = fc.constant(
      operation.body?.schema ? [["Content-Type", "application/json"] as const] : [],
    );
    const token = operation.needsToken
      ? mostly(
          9,
          fc.constantFrom(...living.tokens),
          fc.oneof(nastyHeader, fc.constantFrom(...living.handles, ...living.returns)),
        ).map((text) => [["Authorization", `Bearer ${text}`] as const])
      : fc.constant([]);
    const digest = operation.headers.includes("Content-Digest")
      ? fc.constantFrom(...documents.map((each) => [["Content-Digest", each.digest] as const]))
      : fc.constant([]);
    const cookie = mostly<PlannedRequest["headers"]>(
      7,
      fc.constant([]),
      fc.constantFrom(...living.cookies).map((text) => [["Cookie", text] as const]),
    );
    const odd = mostly<PlannedRequest["headers"]>(7, fc.constant([]), oddHeaders);
    return fc.tuple(always, token, digest, cookie, odd).map((lists) => lists.flat());
  }

  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      method: mostly(9, fc.constant(operation.method), method),
      path: pathFor(operation),
      headers: headersFor(operation),
      body: bodyFor(operation),
      streamed: fc.boolean(),
      breaksOff: mostly(9, fc.constant(false), fc.constant(true)),
    }),
  );
}
