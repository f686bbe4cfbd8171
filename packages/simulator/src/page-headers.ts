import { secureHeaders } from "hono/secure-headers";

/**
 * Headers of every page of the simulator. `form-action` is left open on purpose: Chromium applies it to the whole
 * chain of redirects after a form is sent, and the last of them leads to the integrator. Framing is refused, as
 * BankID refuses it.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
});
