function refuse(): never {
  throw new Error(
    "@sign/server is in a browser bundle, and must not be: it holds the ZignSec key. " +
      "Import it only in code that runs on your server; the browser's part is @sign/react.",
  );
}

/** What a bundler for browsers finds in the place of this package. CommonJS, and assigned, so that every name seems to be exported and the error is met, not a missing export. */
export = refuse();
