import { testCredentials, testUsers } from "@sign/simulator";
import { html } from "hono/html";

/** The four public, synthetic test users of ZignSec's e-signing page with all that BankID's page asks for. */
export const testUsersPage = () => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>Testbrukere · Test users</title>
      <link rel="stylesheet" href="/demo/test-users.css" />
    </head>
    <body>
      <main>
        <h1>Test users</h1>
        <p lang="nb">Oppdiktede personer fra ZignSecs side om e-signering.</p>
        <p>Invented people from ZignSec's page on e-signing.</p>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Personal number</th>
              <th scope="col">One-time code</th>
              <th scope="col">Password</th>
            </tr>
          </thead>
          <tbody>
            ${testUsers.map(
              (user) => html`<tr>
                <th scope="row">${user.givenName} ${user.familyName}</th>
                <td><code>${user.nationalNumber}</code></td>
                <td><code>${testCredentials.code}</code></td>
                <td><code>${testCredentials.password}</code></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </main>
    </body>
  </html>`;

/** Style of {@link testUsersPage}; a file of its own, because the page's policy allows no inline style. */
export const testUsersStyle = `:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f5f3, #14151a); color: light-dark(#1d1f26, #eceef3); }
main { width: min(48rem, 100%); margin-inline: auto; padding: 1.5rem 1rem; overflow-x: auto; }
table { width: 100%; margin-block-start: 1rem; border-collapse: collapse; }
th, td { padding: 0.625rem 0.75rem 0.625rem 0; border-block-end: 1px solid light-dark(#dddbd6, #343844); text-align: start; }
code { font-size: 1.0625rem; user-select: all; }
`;
