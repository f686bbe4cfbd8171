import { type TestUser, testCredentials, testUsers } from "../test-users";

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A step of the hosted page; `document` is the first of the reading steps. */
export type WalkStep = "document" | "number" | "code" | "password" | "confirm";

interface PageForm {
  readonly action: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Where the browser would be: on a page of the simulator, or out of it, and then without forms. */
interface Place {
  readonly url: string;
  readonly forms: readonly PageForm[];
}

const MAX_STEPS = 100;
const MAX_HOPS = 20;
const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replace(/&(?:amp|quot|#39|lt|gt);/g, (entity) => characters[entity] ?? entity);
}

function formsOf(page: string): readonly PageForm[] {
  return [...page.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([form]) => ({
    action: attribute(form, "action"),
    fields: new Map(
      [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => [
        attribute(input, "name"),
        attribute(input, "value"),
      ]),
    ),
  }));
}

const isCancel = (form: PageForm): boolean => form.fields.get("action") === "cancel";
const isOnPage = (url: string): boolean => url.includes("/ui/signing/");
const isAtStep = (url: string, step: WalkStep): boolean =>
  new URL(url).pathname.split("/").at(-1)?.startsWith(step) ?? false;

async function arrive(fetch: Fetch, url: string, init?: RequestInit): Promise<Place> {
  let at = url;
  let answer = await fetch(at, init);
  for (let hop = 0; answer.status === 303 && hop < MAX_HOPS; hop++) {
    at = new URL(answer.headers.get("location") ?? "", at).href;
    if (!isOnPage(at)) return { url: at, forms: [] };
    answer = await fetch(at);
  }
  if (!answer.ok) throw new Error(`The hosted page answered ${answer.status}.`);
  return { url: at, forms: formsOf(await answer.text()) };
}

function send(fetch: Fetch, place: Place, form: PageForm, user: TestUser): Promise<Place> {
  const values: Readonly<Record<string, string>> = {
    number: user.nationalNumber,
    code: testCredentials.code,
    password: testCredentials.password,
    terms: "on",
  };
  const body = new URLSearchParams();
  for (const [name, value] of form.fields) body.set(name, values[name] ?? value);
  return arrive(fetch, new URL(form.action, place.url).href, { method: "POST", body });
}

/** Goes from page to page, filling in what each asks for, until one leads nowhere or `stop` says so. */
async function walk(
  fetch: Fetch,
  redirectUrl: string,
  user: TestUser,
  stop: (place: Place) => boolean,
): Promise<Place> {
  let place = await arrive(fetch, redirectUrl);
  for (let step = 0; step < MAX_STEPS && !stop(place); step++) {
    const form = place.forms.find((candidate) => !isCancel(candidate));
    if (!form) return place;
    const next = await send(fetch, place, form, user);
    if (next.url === place.url) throw new Error("The hosted page did not accept a step.");
    place = next;
  }
  return place;
}

/** Signs on the hosted page as a person would; gives the address where the browser ends up. */
export async function signAs(fetch: Fetch, redirectUrl: string, user: TestUser): Promise<string> {
  return (await walk(fetch, redirectUrl, user, () => false)).url;
}

/** Goes as far as `step` and cancels there; gives the address where the browser ends up. */
export async function cancelAt(fetch: Fetch, redirectUrl: string, step: WalkStep): Promise<string> {
  const place = await walk(fetch, redirectUrl, testUsers[0], ({ url }) => isAtStep(url, step));
  const form = place.forms.find(isCancel);
  if (!form) throw new Error("The hosted page cannot be cancelled from here.");
  return (await send(fetch, place, form, testUsers[0])).url;
}
