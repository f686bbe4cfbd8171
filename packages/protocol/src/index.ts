export * from "./errors";
export * from "./paths";
export * from "./placement";
export * from "./preflight";
export * from "./report";
export * from "./session";
