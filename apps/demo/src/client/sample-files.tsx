import type { SampleLink } from "../demo-contract";
import type { PageLanguage } from "../page-language";
import type { Texts } from "./texts";

interface SampleFilesProps {
  readonly samples: readonly SampleLink[];
  readonly locale: PageLanguage;
  readonly text: Texts;
}

/** Files to download and sign, and files that are to be refused. */
export function SampleFiles({ samples, locale, text }: SampleFilesProps) {
  return (
    <section className="panel" aria-labelledby="samples-heading">
      <h3 id="samples-heading">{text.samples.heading}</h3>
      <p>{text.samples.about}</p>
      <ul className="samples">
        {samples.map(({ href, name, about }) => (
          <li key={name}>
            <a href={href} download={name}>
              {name}
            </a>
            <span>{about[locale]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
