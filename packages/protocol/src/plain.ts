// What of the contract needs no schema, for pages that load none before there is something to do.
export * from "./error-mark";
export * from "./resume-parameter";
