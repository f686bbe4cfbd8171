import { SignError } from "@sign/protocol";
import { createZignsecClient, type ZignsecOptions } from "../zignsec/client";
import { systemCode } from "../zignsec/faults";
import type { KeyName } from "../zignsec/keys";
import { about, complaintOf, type DoctorCheck } from "./doctor-report";

/** What one look at the gateway with one key showed. */
interface Look {
  readonly key: KeyName;
  /** `null` when the gateway answered as if such a session existed. */
  readonly error: SignError | null;
  /** How far its clock is ahead of ours, in milliseconds; `null` when it did not say. */
  readonly aheadMs: number | null;
}

/** A test of its own would take longer to find out than a person waits. */
const DEADLINE_MS = 10_000;
const SKEW_MS = 30_000;
/** Beyond this the kit does not believe a webhook's time. */
const MOST_SKEW_MS = 5 * 60_000;

/**
 * Looks at the gateway with each key by itself. The least harmful call there is: reading a session with a random id. It changes nothing,
 * and since the vendor checks the key first (401 for a wrong one, 404 for an unknown session), "no such session" says that the key was taken.
 */
export async function checkGateway(
  zignsec: ZignsecOptions,
  clock: () => number,
): Promise<readonly DoctorCheck[]> {
  const complaint = complaintOf(() => createZignsecClient(zignsec));
  if (complaint) return [about("gateway").fault(complaint, "Mend the options under zignsec.")];
  const values = typeof zignsec.productKey === "string" ? [zignsec.productKey] : zignsec.productKey;
  const looks = await Promise.all(
    values.map((value, at) => look(zignsec, at ? "secondary" : "primary", value, clock)),
  );
  return [
    ...transport(zignsec),
    reach(looks, zignsec),
    ...looks.flatMap(({ key, error }) => verdictOnKey(key, error)),
    ...pair(values),
    skew(looks),
  ];
}

async function look(
  zignsec: ZignsecOptions,
  key: KeyName,
  productKey: string,
  clock: () => number,
): Promise<Look> {
  const fetch = zignsec.fetch ?? ((url, init) => globalThis.fetch(url, init));
  let aheadMs: number | null = null;
  const gateway = createZignsecClient({
    ...zignsec,
    productKey,
    policy: { attempts: 1, readMs: DEADLINE_MS },
    async fetch(url, init) {
      const began = clock();
      const answer = await fetch(url, init);
      const told = Date.parse(answer.headers.get("date") ?? "");
      // The header has whole seconds, so half of one is the best guess.
      if (!Number.isNaN(told)) aheadMs = told + 500 - (began + clock()) / 2;
      return answer;
    },
  });
  const error = await gateway.readSession(crypto.randomUUID()).then(
    () => null,
    (thrown: unknown) =>
      SignError.is(thrown) ? thrown : new SignError("internal", { cause: thrown }),
  );
  return { key, error, aheadMs };
}

function transport({ environment }: ZignsecOptions): readonly DoctorCheck[] {
  if (typeof environment === "string") return [];
  const { protocol, hostname } = new URL(environment.baseUrl);
  const here = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (protocol === "https:" || here) return [];
  const found = "The address is http, so the product key and the documents travel in clear.";
  return [about("gateway").fault(found, "Use the gateway's https address.")];
}

function reach(looks: readonly Look[], { environment }: ZignsecOptions): DoctorCheck {
  const { ok, fault } = about("gateway");
  const silent = looks.find(({ error }) =>
    ["gateway_unreachable", "gateway_timeout"].includes(error?.code ?? ""),
  );
  const secure = typeof environment === "string" || environment.baseUrl.startsWith("https:");
  if (!silent?.error) {
    return ok(`It answers${secure ? ", with a certificate that this machine trusts" : ""}.`);
  }
  if (silent.error.code === "gateway_timeout") {
    const found = `It did not answer within ${DEADLINE_MS / 1000} seconds.`;
    return fault(found, "Let this machine out to it: look at the firewall, the egress proxy, VPC.");
  }
  const code = systemCode(silent.error.cause) ?? "";
  if (/NOTFOUND|EAI_AGAIN/.test(code)) {
    return fault(
      `Its name is not known here (${code}).`,
      "Mend the address, or this machine's DNS.",
    );
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) {
    const mend =
      "Look at this machine's clock and its list of authorities; a proxy that opens TLS must be known to it.";
    return fault(`Its certificate is not trusted here (${code}).`, mend);
  }
  const found = `It could not be reached${code ? ` (${code})` : ""}.`;
  return fault(found, "Look at the address, and whether this machine may connect to it.");
}

function verdictOnKey(key: KeyName, error: SignError | null): readonly DoctorCheck[] {
  const { ok, warning, fault } = about("product keys");
  switch (error?.code) {
    case undefined:
    case "session_gone":
    case "gateway_refused":
      return [ok(`The ${key} key is taken (concluded from "no such session", not "no such key").`)];
    case "gateway_unauthorized": {
      const mend =
        "Copy it anew from the vendor's portal, and look that it is of this environment; test and production have their own.";
      return [fault(`The ${key} key is refused.`, mend)];
    }
    case "gateway_unreachable":
    case "gateway_timeout":
      return [];
    default: {
      const found = `Whether the ${key} key is taken could not be seen (${error?.code}).`;
      return [warning(found, "Ask again in a while; if it stays, ask the vendor.")];
    }
  }
}

function pair(values: readonly string[]): readonly DoctorCheck[] {
  const { warning } = about("product keys");
  if (values.length < 2) {
    const mend = "Give both keys of the pair, so that one can be replaced while the other works.";
    return [warning("There is one key only.", mend)];
  }
  if (values[0] !== values[1]) return [];
  return [warning("Both keys are the same.", "Give the two keys of the pair.")];
}

function skew(looks: readonly Look[]): DoctorCheck {
  const { ok, warning, fault } = about("clock");
  const ahead = looks.find(({ aheadMs }) => aheadMs !== null)?.aheadMs ?? null;
  if (ahead === null) {
    const found = "The gateway did not say what time it is, so the clock could not be compared.";
    return warning(found, "See that this machine keeps time by NTP.");
  }
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const found = `This machine is ${seconds} seconds ${ahead > 0 ? "behind" : "ahead of"} the gateway.`;
  const mend =
    "Let it keep time by NTP: tokens, webhooks and the moment of signing are judged by it.";
  if (Math.abs(ahead) >= MOST_SKEW_MS) return fault(found, mend);
  if (Math.abs(ahead) >= SKEW_MS) return warning(found, mend);
  return ok("It agrees with the gateway's.");
}
