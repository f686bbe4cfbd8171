/** A script in the package as a `blob:` address, made once for the life of the page: the one way that works in every bundler without configuration. */
function packagedScript(load: () => Promise<{ readonly default: string }>): () => Promise<string> {
  let address: Promise<string> | null = null;
  return () => {
    address ??= load()
      .then(({ default: source }) =>
        URL.createObjectURL(new Blob([source], { type: "text/javascript" })),
      )
      .catch((error) => {
        address = null;
        throw error;
      });
    return address;
  };
}

/** Address of the worker that reads documents. */
export const packagedWorker = packagedScript(
  () => import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?raw"),
);

/** Address of the worker that draws pages (pdf.js 6). */
export const packagedRenderer = packagedScript(
  () => import("pdfjs-dist/legacy/build/pdf.renderer.min.mjs?raw"),
);

const wrappers = new Map<string, string>();

/**
 * The address to start a worker from: a worker of another origin starts only through a script of this one. The
 * script imports it statically, so that no message arrives before there is a listener.
 */
export function workerAddress(source: string): string {
  const { href, origin } = new URL(source, document.baseURI);
  if (origin === location.origin) return href;
  const known = wrappers.get(href);
  if (known !== undefined) return known;
  const script = new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" });
  const wrapper = URL.createObjectURL(script);
  wrappers.set(href, wrapper);
  return wrapper;
}
