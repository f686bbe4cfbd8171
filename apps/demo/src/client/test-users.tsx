import type { PageLanguage } from "../page-language";
import type { Texts } from "./texts";

interface TestUsersProps {
  readonly locale: PageLanguage;
  readonly names: readonly string[];
  readonly text: Texts;
}

/**
 * Who can sign here. The national numbers are synthetic and public, and still stay on a page of their own, so that
 * nothing of a journey carries a number to the browser.
 */
export function TestUsers({ locale, names, text }: TestUsersProps) {
  return (
    <section className="panel" aria-labelledby="users-heading">
      <h3 id="users-heading">{text.users.heading}</h3>
      <p>{text.users.about}</p>
      <ul className="names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>
        <a href={`/demo/test-users?lang=${locale}`} target="_blank" rel="noreferrer">
          {text.users.link}
        </a>
      </p>
    </section>
  );
}
