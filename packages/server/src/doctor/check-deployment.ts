import { paths } from "@sign/protocol";
import type { Fetch } from "../zignsec/request";
import { about, type DoctorCheck } from "./doctor-report";

const DEADLINE_MS = 10_000;

/** Looks at a kit that is deployed, at the address where it is mounted: whether it answers, and whether it takes webhooks as it should. */
export async function checkDeployment(
  address: string,
  webhooks: boolean,
  fetch: Fetch,
): Promise<readonly DoctorCheck[]> {
  const { ok, warning, fault } = about("deployment");
  const mend =
    "Give the address under which the kit is mounted, such as https://app.example/api/sign.";
  if (!URL.canParse(address)) return [fault("Its address cannot be read.", mend)];
  const ask = async (path: string, method: string): Promise<Response | null> => {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const init = { method, signal, redirect: "manual" } as const;
    return fetch(`${address.replace(/\/+$/, "")}${path}`, init).catch(() => null);
  };

  const contract = await ask(paths.openapi, "GET");
  if (!contract) return [fault("Nothing answers at its address.", mend)];
  const isKit = contract.ok && (await contract.json().catch(() => null))?.info?.title === "Sign";
  if (!isKit) {
    return [fault(`Something else answers at its address, with ${contract.status}.`, mend)];
  }
  const secure = new URL(address).protocol === "https:";
  const answers = secure
    ? ok("The kit answers at its address, over TLS.")
    : warning(
        "The kit answers at its address, over http.",
        "Put it behind https before people use it.",
      );

  const hook = await ask(paths.webhook, "POST");
  const { status = 0 } = hook ?? {};
  if (status === 401) return [answers, ok("Its /webhook is there and takes signed ones only.")];
  if (status === 404 && !webhooks)
    return [answers, ok("Its /webhook is closed, as configured here.")];
  const found = `Its /webhook answers ${status || "nothing"} to an unsigned one, not 401.`;
  const mendHook =
    status === 404
      ? "The deployed kit has no zignsec.webhookSecret; give it one."
      : "Something before the kit answers there; let POST /webhook through as it is.";
  return [answers, warning(found, mendHook)];
}
