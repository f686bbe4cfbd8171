import { expect } from "vitest";
import { z } from "zod";
import { createPdf } from "../src/fixtures";
import type { Simulator } from "../src/simulator";

const createdSchema = z.strictObject({
  data: z.strictObject({ id: z.uuid(), errors: z.array(z.never()), status: z.literal("Created") }),
});
const uploadedSchema = z.strictObject({
  data: z.strictObject({ id: z.uuid(), file_id: z.uuid() }),
});
const startedSchema = z.strictObject({
  data: z.strictObject({
    id: z.uuid(),
    errors: z.array(z.never()),
    status: z.literal("GeneratedLink"),
    redirect_url: z.url(),
  }),
});
const fileSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  url: z.url(),
  mimeType: z.literal("application/pdf"),
  md5: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
});
const detailsSchema = z.strictObject({
  id: z.uuid(),
  status: z.string(),
  errors: z.array(z.record(z.string(), z.unknown())),
  result: z.strictObject({ inputFiles: z.array(fileSchema), signedFiles: z.array(fileSchema) }),
});

/** Redirect addresses of the integrator in tests. */
export const redirects = {
  redirect_success: "https://app.test/ok",
  redirect_failure: "https://app.test/no",
};

/** The five calls against a simulator, with the primary key unless told otherwise; shapes are asserted strictly. */
export function callGateway(simulator: Simulator, key: string = simulator.productKeys[0]) {
  const api = `${simulator.baseUrl}/api/v5/sessions/signing`;
  const headers = { "zs-product-key": key };

  const post = (path: string, body: unknown): Promise<Response> =>
    simulator.fetch(`${api}${path}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  function postFile(id: string, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Response> {
    const form = new FormData();
    form.set("file", new File([bytes], name, { type: "application/pdf" }));
    return simulator.fetch(`${api}/${id}/files`, { method: "POST", headers, body: form });
  }

  async function create(body: object = redirects): Promise<string> {
    const answer = await post("", body);
    expect(answer.status).toBe(201);
    return createdSchema.parse(await answer.json()).data.id;
  }

  async function upload(id: string, bytes = createPdf(), name = "lease.pdf"): Promise<string> {
    const answer = await postFile(id, bytes, name);
    expect(answer.status).toBe(201);
    return uploadedSchema.parse(await answer.json()).data.file_id;
  }

  async function start(id: string, body: object): Promise<string> {
    const answer = await post(`/${id}/sign`, body);
    expect(answer.status).toBe(200);
    return startedSchema.parse(await answer.json()).data.redirect_url;
  }

  /** A session up to its link, with as many documents as asked for. */
  async function started(documents = 1, settings: object = redirects) {
    const id = await create(settings);
    const files: { file_id: string }[] = [];
    for (let document = 1; document <= documents; document++) {
      const pdf = createPdf({ pages: [{ lines: [`Document ${document}`] }] });
      files.push({ file_id: await upload(id, pdf, `document-${document}.pdf`) });
    }
    return { id, link: await start(id, { files }) };
  }

  const get = (id: string): Promise<Response> => simulator.fetch(`${api}/${id}`, { headers });
  const read = async (id: string) => detailsSchema.parse(await (await get(id)).json());
  const download = (url: string): Promise<Response> =>
    simulator.fetch(url, { headers: { authorization: key } });

  return { api, headers, post, postFile, create, upload, start, started, get, read, download };
}

/** Codes of a refusal's `errors`. */
export async function refusal(answer: Response): Promise<string> {
  const { errors } = z
    .strictObject({
      errors: z.array(
        z.strictObject({
          code: z.string(),
          description: z.string().min(1),
          statusCode: z.literal(answer.status),
        }),
      ),
    })
    .parse(await answer.json());
  return `${answer.status} ${errors.map(({ code }) => code).join(" ")}`;
}
