// `npm run demo`: installs, builds and starts the demo.
import { install, run, start } from "./workspace.mjs";

if (!install() || !run("pnpm", "--filter", "@sign/demo", "run", "build")) process.exit(1);
start("node", "apps/demo/dist/server.js");
