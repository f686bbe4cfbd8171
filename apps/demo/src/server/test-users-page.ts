import { testCredentials, testUsers } from "@sign/simulator";
import { html } from "hono/html";
import type { PageLanguage } from "../page-language";

const texts = {
  nb: {
    title: "Testbrukere",
    about: "Oppdiktede personer fra ZignSecs side om e-signering. De finnes ikke.",
    name: "Navn",
    number: "Fødselsnummer",
    code: "Engangskode for alle",
    password: "BankID-passord for alle",
  },
  en: {
    title: "Test users",
    about: "Invented people from ZignSec's page on e-signing. They do not exist.",
    name: "Name",
    number: "Personal number",
    code: "One-time code for all",
    password: "BankID password for all",
  },
} as const satisfies Record<PageLanguage, object>;

/** The four public, synthetic test users of ZignSec's e-signing page with all that BankID's page asks for. */
export function testUsersPage(locale: PageLanguage) {
  const text = texts[locale];
  const { code, password } = testCredentials;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${text.title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/demo/test-users.css" />
      </head>
      <body>
        <main>
          <h1>${text.title}</h1>
          <p>${text.about}</p>
          <table>
            <thead>
              <tr><th scope="col">${text.name}</th><th scope="col">${text.number}</th></tr>
            </thead>
            <tbody>
              ${testUsers.map(
                (user) => html`<tr>
                  <th scope="row">${user.givenName} ${user.familyName}</th>
                  <td><code>${user.nationalNumber}</code></td>
                </tr>`,
              )}
            </tbody>
          </table>
          <dl>
            <div><dt>${text.code}</dt><dd><code id="code">${code}</code></dd></div>
            <div><dt>${text.password}</dt><dd><code id="password">${password}</code></dd></div>
          </dl>
        </main>
      </body>
    </html>`;
}

/** Style of {@link testUsersPage}; a file of its own, because the page's policy allows no inline style. */
export const testUsersStyle = `:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f7f9, #14161b); color: light-dark(#1b212d, #e9ecf2); }
main { max-width: 34rem; margin-inline: auto; padding: 1.5rem 1rem; }
h1 { margin: 0; font-size: 1.75rem; letter-spacing: -0.02em; }
table { width: 100%; margin-block: 1rem; border-collapse: collapse; }
th, td { padding-block: 0.625rem; border-block-end: 1px solid light-dark(#dde1e8, #333945); text-align: start; }
td, dd { text-align: end; }
thead th { color: light-dark(#596172, #a9b1c1); font-size: 0.875rem; font-weight: 400; }
thead th:last-child { text-align: end; }
dl { margin: 0; }
dl div { display: flex; justify-content: space-between; padding-block: 0.375rem; }
dd { margin: 0; }
code { font-size: 1.0625rem; user-select: all; }
`;
