import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { SignButton } from "./sign-button/sign-button";
import { choosing, pdfFile, renderSign, watchConsole } from "./sign-dialog/rendered.test.kit";
import { SignStatus } from "./sign-status/sign-status";
import { exampleStates } from "./testing";

watchConsole();

/** A reset as utility-class set-ups bring it, in the layer that they put it in. */
const reset = `@layer theme, base, components, utilities;
@layer base {
  *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid hotpink; }
  html { line-height: 1.7; letter-spacing: 1px; }
  h1, h2, h3 { font-size: inherit; font-weight: inherit; }
  a { color: inherit; text-decoration: inherit; }
  ol, ul, menu { list-style: none; }
  img, svg, canvas { display: block; vertical-align: middle; }
  button, input, select, textarea { font: inherit; letter-spacing: inherit; color: inherit; background: transparent; border-radius: 0; }
  button { all: revert; text-transform: uppercase; }
  dialog { margin: auto; border: 4px solid red; padding: 2rem; }
  p { max-width: 40ch; line-height: 2; }
}
@layer components { .app-button { padding: 3px; } }`;

/** What of an element is held against its own look elsewhere. */
const LOOK = [
  "display",
  "color",
  "background-color",
  "border-top-width",
  "border-bottom-width",
  "border-top-left-radius",
  "padding-top",
  "padding-left",
  "margin-top",
  "margin-left",
  "font-size",
  "font-weight",
  "font-family",
  "line-height",
  "letter-spacing",
  "text-transform",
  "text-decoration-line",
  "text-align",
  "list-style-type",
  "max-width",
] as const;

const lookOf = (element: Element): Record<string, string> => {
  const style = getComputedStyle(element);
  const edges = ["top", "bottom"].filter(
    (edge) => style.getPropertyValue(`border-${edge}-width`) !== "0px",
  );
  const seen = [...LOOK, ...edges.map((edge) => `border-${edge}-color`)];
  return Object.fromEntries(seen.map((name) => [name, style.getPropertyValue(name)]));
};

/** The backdrop is left out: it holds no text, so what it inherits is not seen. */
const SEEN =
  "[data-sign-part]:not([data-sign-part=backdrop]), [data-sign-part] :is(p, ul, li, strong)";

const looks = (): Record<string, Record<string, string>> =>
  Object.fromEntries(
    [...document.querySelectorAll(SEEN)].map((element, at) => {
      const part = element.closest("[data-sign-part]")?.getAttribute("data-sign-part");
      return [`${at} ${part} ${element.localName}`, lookOf(element)];
    }),
  );

const added: Element[] = [];

function addSheet(text: string, where: "before" | "after"): void {
  const sheet = document.createElement("style");
  sheet.textContent = text;
  if (where === "before") document.head.prepend(sheet);
  else document.head.append(sheet);
  added.push(sheet);
}

/** The kit's own sheets, as the test's bundler has put them on the page. */
const kitSheets = (): CSSStyleSheet[] =>
  [...document.styleSheets].filter(({ ownerNode }) =>
    (ownerNode as Element).textContent?.includes("--sign-accent"),
  );

afterEach(() => {
  for (const sheet of kitSheets()) sheet.disabled = false;
  for (const element of added.splice(0)) element.remove();
});

const states = {
  choosing: choosing({
    documents: [{ id: "a", name: "Lease.pdf", size: 2000, file: pdfFile("Lease.pdf") }],
    problems: [{ code: "not_a_pdf", requestId: "", file: "Picture.jpg" }],
  }),
  waiting: exampleStates.waiting,
  cancelled: exampleStates.cancelled,
  redirecting: exampleStates.redirecting,
} as const;

async function show(state: keyof typeof states): Promise<Record<string, Record<string, string>>> {
  renderSign(states[state], {
    children: (
      <>
        <SignButton route="lease">Sign</SignButton>
        <SignStatus />
      </>
    ),
  });
  if (state === "choosing" || state === "redirecting") await screen.findByRole("dialog");
  else await screen.findByRole("heading");
  return looks();
}

test.each(["choosing", "waiting", "cancelled", "redirecting"] as const)(
  "%s looks the same on a plain page and with a layered reset, whichever comes first",
  async (state) => {
    const plain = await show(state);
    cleanup();
    addSheet(reset, "after");
    expect(await show(state)).toEqual(plain);
    cleanup();
    for (const element of added.splice(0)) element.remove();
    addSheet(`@layer theme, base, sign, components, utilities;${reset}`, "before");
    expect(await show(state)).toEqual(plain);
  },
);

test("an app's own class wins over the kit's look", async () => {
  addSheet(reset, "after");
  renderSign(exampleStates.idle, {
    children: (
      <SignButton route="lease" className="app-button">
        Sign
      </SignButton>
    ),
  });
  expect(getComputedStyle(screen.getByRole("button"))).toHaveProperty("padding", "3px");
});

test("nothing of the page outside the kit changes with its stylesheet", () => {
  const page = document.createElement("main");
  page.innerHTML = `<h1>Title</h1><p>Text <a href="#a">link</a></p><ul><li>Item</li></ul>
    <button>Press</button><input><select><option>One</option></select><dialog open>Hello</dialog>
    <fieldset><legend>Legend</legend><label><input type="radio"> Radio</label></fieldset>
    <details open><summary>More</summary></details><progress value="0.5"></progress><svg></svg>`;
  document.body.append(page);
  added.push(page);
  const every = () => [...page.querySelectorAll("*")].map(lookOf);
  const withKit = every();
  const sheets = kitSheets();
  expect(sheets).not.toEqual([]);
  for (const sheet of sheets) sheet.disabled = true;
  expect(every()).toEqual(withKit);
});

test("without any stylesheet the dialog opens, is read and closed", async () => {
  for (const sheet of kitSheets()) sheet.disabled = true;
  const { sign } = renderSign(states.choosing);
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(sign().state.status).toBe("placing");
});
