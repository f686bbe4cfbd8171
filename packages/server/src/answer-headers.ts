/**
 * Headers of every answer, errors and preflights included: JSON and PDFs that nobody stores, guesses at, frames, runs, embeds
 * or passes on where they came from (OWASP REST Security Cheat Sheet, "Security Headers"). `Cross-Origin-Resource-Policy` stops
 * other sites' tags only; pages in `appOrigins` read through CORS, which it leaves alone (Fetch, 3.7). HSTS is not here: it
 * speaks for a whole host and its subdomains, which are not the kit's to promise for.
 */
export const answerHeaders = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;
