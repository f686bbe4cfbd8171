import type { RouteInfo } from "@sign/protocol";
import type { Handler } from "../call";
import { routeOf } from "../kit";

/** `GET /routes/:route` */
export const readRoute: Handler = async ({ context, kit }) => {
  const { name, rules, limits } = routeOf(kit.settings, context.req.param("route") ?? "");
  const source = rules.documents ? "server" : "upload";
  return context.json({ route: name, source, limits } satisfies RouteInfo);
};
