import { createHash } from "node:crypto";

/** A file as the fake gateway keeps and lists it; `listedMd5` and `listedUrl` may lie. */
export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  listedMd5: string | null;
  listedUrl: string | null;
}

/** The one session the fake gateway is in the middle of. */
export interface FakeSession {
  readonly id: string;
  status: string;
  errors: { code: string }[];
  redirectUrl: string | null;
  inputFiles: FakeFile[];
  signedFiles: FakeFile[];
  create: Record<string, unknown>;
  start: Record<string, unknown> | null;
}

type Answer = Response | ((url: URL, init: RequestInit) => Promise<Response>);

/** What a test can ask of and do to the fake gateway. */
export interface FakeGateway {
  readonly origin: string;
  readonly sessions: FakeSession[];
  /** Every call, as `POST /sessions`, `PUT …` and so on, without ids. */
  readonly calls: string[];
  /** Keys seen, by header. */
  readonly keys: { readonly header: string; readonly key: string }[];
  /** Uploads that arrived whole, and those whose body failed or was cut off. */
  readonly uploads: { whole: number; broken: number };
  /** Answers the next call of this kind, as `POST /sign`, with this instead. */
  next(call: string, answer: Answer): void;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The last session. */
  readonly session: FakeSession;
}

const uuid = (count: number): string =>
  `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;

/** A file with its true md5 and address. */
export function fakeFile(id: string, name: string, bytes: Uint8Array): FakeFile {
  const own = new Uint8Array(bytes);
  const listedMd5 = createHash("md5").update(own).digest("base64");
  return { id, name, bytes: own, listedMd5, listedUrl: null };
}

/** A gateway small enough to be bent in any way: what the tests of the wire and of edge cases talk to. */
export function createFakeGateway(origin = "https://gateway.example"): FakeGateway {
  const sessions: FakeSession[] = [];
  const scripted = new Map<string, Answer[]>();
  const calls: string[] = [];
  const keys: { header: string; key: string }[] = [];
  const uploads = { whole: 0, broken: 0 };
  let count = 0;

  const sessionWith = (id: string | undefined): FakeSession => {
    const session = sessions.find((each) => each.id === id);
    if (!session) throw new Error("the fake gateway has no such session");
    return session;
  };
  const listed = (session: FakeSession) => (file: FakeFile) => ({
    id: file.id,
    name: file.name,
    url: file.listedUrl ?? `${origin}/folders/${session.id}/media/${file.id}`,
    mimeType: "application/pdf",
    md5: file.listedMd5,
  });

  async function takeUpload(session: FakeSession, init: RequestInit): Promise<Response> {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of init.body as ReadableStream<Uint8Array>) chunks.push(chunk);
    } catch (cause) {
      uploads.broken++;
      throw new TypeError("fetch failed", { cause });
    }
    uploads.whole++;
    const type = new Headers(init.headers).get("content-type") ?? "";
    const body = new Uint8Array(Buffer.concat(chunks));
    const form = await new Response(body, { headers: { "Content-Type": type } }).formData();
    const file = form.get("file");
    if (!(file instanceof File)) throw new Error("no file in the upload");
    const id = uuid(1000 + ++count);
    session.inputFiles.push(fakeFile(id, file.name, new Uint8Array(await file.arrayBuffer())));
    return Response.json({ data: { id: session.id, file_id: id } });
  }

  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address);
    if (url.origin !== origin) throw new Error(`the fake gateway was left for ${url.origin}`);
    const headers = new Headers(init.headers);
    for (const header of ["zs-product-key", "authorization"]) {
      const key = headers.get(header);
      if (key) keys.push({ header, key });
    }
    const [, first, second, , , id, action = ""] = url.pathname.split("/");
    const media = first === "folders";
    const call = `${init.method} ${media ? "/media" : `/${action || (id ? "session" : "sessions")}`}`;
    calls.push(call);
    const script = scripted.get(call)?.shift();
    if (script) return typeof script === "function" ? script(url, init) : script;
    if (media) {
      const session = sessionWith(second);
      const fileId = url.pathname.split("/").at(-1);
      const file = [...session.inputFiles, ...session.signedFiles].find(
        (each) => each.id === fileId,
      );
      return file ? new Response(file.bytes) : new Response(null, { status: 404 });
    }
    if (!id) {
      const session: FakeSession = {
        id: uuid(++count),
        status: "Created",
        errors: [],
        redirectUrl: null,
        inputFiles: [],
        signedFiles: [],
        create: JSON.parse(String(init.body)),
        start: null,
      };
      sessions.push(session);
      return Response.json({ data: { id: session.id, status: "Created" } }, { status: 201 });
    }
    const session = sessionWith(id);
    if (action === "files") return takeUpload(session, init);
    if (action === "sign") {
      session.start = JSON.parse(String(init.body));
      session.status = "GeneratedLink";
      return Response.json({ data: { redirect_url: `${origin}/ui/signing/${id}/?otp=one-time` } });
    }
    return Response.json({
      id,
      status: session.status,
      errors: session.errors,
      ...(session.redirectUrl ? { redirect_url: session.redirectUrl } : {}),
      result: {
        inputFiles: session.inputFiles.map(listed(session)),
        signedFiles: session.signedFiles.map(listed(session)),
      },
    });
  };

  return {
    origin,
    sessions,
    calls,
    keys,
    uploads,
    fetch,
    next: (call, answer) => void scripted.set(call, [...(scripted.get(call) ?? []), answer]),
    get session() {
      const last = sessions.at(-1);
      if (!last) throw new Error("the fake gateway has no session");
      return last;
    },
  };
}
