import type { RouteInfo } from "@sign/protocol";
import type { Handler } from "../call";
import { routeOf } from "../kit";
import { policyForAll } from "../placement-rules";

/** `GET /routes/:route` */
export const readRoute: Handler = async ({ context, kit }) => {
  const route = routeOf(kit.settings, context.req.param("route") ?? "");
  const { name, rules, limits } = route;
  return context.json({
    route: name,
    source: rules.documents ? "server" : "upload",
    limits,
    placement: policyForAll(route),
    requireRead: rules.requireRead ?? false,
  } satisfies RouteInfo);
};
