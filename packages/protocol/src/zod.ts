// As a namespace: a bundler can then leave out what is not used, such as zod's own languages.
import * as z from "zod";

// Before the first schema is made: zod tries whether it may generate code, and a strict content security policy
// reports even the try.
z.config({ jitless: true });

export { z };
