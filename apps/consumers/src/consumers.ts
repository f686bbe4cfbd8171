/** An app that installs the packages from their tarballs. */
export interface Consumer {
  readonly name: string;
  /** Folders of `fixtures/` that are copied over one another to make the app. */
  readonly layers: readonly string[];
  /** The script of its package.json that builds it. @default "build" */
  readonly build?: string;
  /** The folder that holds what browsers may fetch. */
  readonly client: string;
  /** The packages whose installed versions tell what it stands for. */
  readonly shows: readonly string[];
}

/** Every app of the matrix; `signing` is the part of the README that all of them paste. */
export const consumers: readonly Consumer[] = [
  {
    name: "vite-react-19",
    layers: ["signing", "page", "static-server", "vite", "vite-react-19"],
    client: "dist",
    shows: ["vite", "react"],
  },
  {
    name: "vite-react-18",
    layers: ["signing", "page", "static-server", "vite", "vite-react-18"],
    client: "dist",
    shows: ["vite", "react"],
  },
  {
    name: "esbuild",
    layers: ["signing", "page", "static-server", "esbuild"],
    client: "dist",
    shows: ["esbuild", "react"],
  },
  {
    name: "express",
    layers: ["signing", "page", "vite", "express"],
    client: "dist",
    shows: ["express", "vite", "react"],
  },
  {
    name: "next-turbopack",
    layers: ["signing", "next"],
    client: ".next/static",
    shows: ["next", "react"],
  },
  {
    name: "next-webpack",
    layers: ["signing", "next"],
    build: "build:webpack",
    client: ".next/static",
    shows: ["next", "react"],
  },
  {
    name: "react-router",
    layers: ["signing", "react-router"],
    client: "build/client",
    shows: ["react-router", "vite", "react"],
  },
];
