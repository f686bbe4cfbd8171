import type { ErrorShape } from "../call-scenarios";

/** What a refusal has to say, whatever its shape. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SAYING = "The request was refused.";

/** The bodies in which a refusal may come; ZignSec's documents show parts of the first three, a gateway before it could give the others. */
const bodies: Readonly<Record<ErrorShape, (refusal: Refusal) => unknown>> = {
  errors: ({ code, status }) => ({ errors: [{ code, description: SAYING, statusCode: status }] }),
  type: ({ code }) => ({ type: "invalid_request", error: code, message: SAYING }),
  management: ({ status }) => ({ statusCode: status, message: SAYING }),
  problem: ({ code, status }) => ({ type: `urn:fault:${code}`, title: SAYING, status, code }),
  text: () => SAYING,
};

/** A refusal in one of the shapes it may come in. */
export function refusalIn(shape: ErrorShape, refusal: Refusal): Response {
  const { status, headers } = refusal;
  const body = bodies[shape](refusal);
  if (typeof body === "string") return new Response(body, { status, headers: { ...headers } });
  const type = shape === "problem" ? "application/problem+json" : "application/json";
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "content-type": type },
  });
}
