// TypeScript 6 wants a declaration for whatever is imported, also in apps whose bundler brings none for style sheets.
export {};
