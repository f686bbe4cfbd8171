import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, gzipped } from "./bundle";
import { APP, reach, weigh } from "./reach";

const folder = join(import.meta.dirname, "../../peers-sizes");

/** A package that does a part of what the kit does. */
interface Peer {
  readonly name: string;
  /** What an app would import of it. */
  readonly use: string;
  /** A file of a package that it fetches besides, whatever the bundler does. */
  readonly fetches?: string;
  /** The part of the kit that it stands beside. */
  readonly beside: string;
  /** What the figure does not count. */
  readonly leavesOut: string;
}

const peers: readonly Peer[] = [
  {
    name: "@better-upload/client",
    use: "useUploadFiles",
    beside: "headless",
    leavesOut: "any interface: it is a hook that uploads",
  },
  {
    name: "react-dropzone",
    use: "useDropzone",
    beside: "choosing files, a part of the whole UI",
    leavesOut: "any interface, and the upload",
  },
  {
    name: "@uploadthing/react",
    use: "generateUploadButton",
    beside: "SignButton before opening",
    leavesOut: "nothing of its upload; it shows and signs no document",
  },
  {
    name: "@docuseal/react",
    use: "DocusealForm",
    beside: "whole UI with preview",
    leavesOut:
      "all of its interface: a script that the component loads from DocuSeal's server when it is shown",
  },
  {
    name: "@documenso/embed-react",
    use: "EmbedSignDocument",
    beside: "whole UI with preview",
    leavesOut: "all of its interface: Documenso's own app, in an iframe",
  },
  {
    name: "react-pdf",
    use: "Document, Page",
    fetches: "pdfjs-dist/build/pdf.worker.min.mjs",
    beside: "preview and pdf.js",
    leavesOut: "search, thumbnails and zoom, which it does not have",
  },
];

/** A peer with the bytes of its first load, and of what it fetches later. */
export interface PeerSize extends Peer {
  readonly version: string;
  readonly first: number;
  readonly later: number;
}

const inFolder = (path: string): string => join(folder, "node_modules", path);

function install(): void {
  if (existsSync(join(folder, "node_modules"))) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "inherit",
  });
}

async function measurePeer(peer: Peer): Promise<PeerSize> {
  const contents = `import { ${peer.use} } from "${peer.name}"; console.log(${peer.use});`;
  const bundled = await bundle(contents, { from: folder });
  const first = reach(bundled, APP);
  const all = reach(bundled, APP, () => true);
  const fetched = peer.fetches ? gzipped(readFileSync(inFolder(peer.fetches))) : 0;
  const manifest = readFileSync(inFolder(`${peer.name}/package.json`), "utf8");
  return {
    ...peer,
    version: JSON.parse(manifest).version,
    first: weigh(bundled, first),
    later: weigh(bundled, all) - weigh(bundled, first) + fetched,
  };
}

/** Installs the peers unless they are there, and bundles each as the kit is bundled. */
export function measurePeers(): Promise<readonly PeerSize[]> {
  install();
  return Promise.all(peers.map(measurePeer));
}
