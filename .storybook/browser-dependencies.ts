/**
 * What the packages' sources import when they run unbundled in a browser, as Vite's `optimizeDeps.include` wants it.
 * A dependency that Vite finds only while a test runs makes it reload the page under the test.
 */
export const browserDependencies = [
  "@sign/protocol > zod/mini",
  "@sign/react > @radix-ui/react-dialog",
  "@sign/react > pdfjs-dist/legacy/build/pdf.min.mjs",
  "@sign/server > @noble/hashes/hkdf.js",
  "@sign/server > @noble/hashes/legacy.js",
  "@sign/server > @noble/hashes/sha2.js",
  "@sign/server > @noble/hashes/utils.js",
  "@sign/server > @sign/verify > fflate",
  "@sign/server > hono",
  "@sign/server > hono/cookie",
  "@sign/server > hono/cors",
  "@sign/server > jose",
  "@sign/server > zod",
  "@sign/simulator > hono/html",
  "@sign/simulator > hono/secure-headers",
  "react",
  "react-dom",
  "react-dom/client",
];
