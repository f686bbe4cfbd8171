import { SignButton, SignStatus } from "@sign/react";
import type { Texts } from "./texts";

/** How the signing stands, which is what the person looks for on coming back, and the two routes of the demo, each with its button. */
export function SignCards({ text }: { readonly text: Texts }) {
  return (
    <section aria-label={text.start} className="start">
      <SignStatus className="status" />
      <div className="cards">
        <article className="card">
          <h2>{text.upload.heading}</h2>
          <p>{text.upload.about}</p>
          <SignButton route="upload">{text.upload.action}</SignButton>
        </article>
        <article className="card">
          <h2>{text.lease.heading}</h2>
          <p>{text.lease.about}</p>
          <SignButton route="lease" input={{ leaseId: 4711 }}>
            {text.lease.action}
          </SignButton>
        </article>
      </div>
    </section>
  );
}
