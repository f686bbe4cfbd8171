import { verifyPdf } from "@sign/verify";

/** How a file is asked about: the PDF is the body, the rest stands in headers that hold JSON. */
export interface Question {
  readonly anchors: readonly string[];
  readonly now: number;
}

/** A verifier as every runtime can serve it: a default export with `fetch`. GET says that it is up. */
const service = {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "GET") return new Response("ready");
    const { anchors, now } = JSON.parse(request.headers.get("x-question") ?? "{}") as Question;
    const bytes = new Uint8Array(await request.arrayBuffer());
    return Response.json(await verifyPdf(bytes, { trust: { anchors }, now: new Date(now) }));
  },
};

export default service;
