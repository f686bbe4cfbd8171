import { fileURLToPath } from "node:url";
import { compose } from "./compose";
import { readEnvironment } from "./environment";
import { chooseGateway } from "./gateway";
import { listen } from "./listen";

const graceMs = 5000;

async function start(): Promise<void> {
  const environment = readEnvironment(process.env);
  const gateway = await chooseGateway(environment);
  const page = fileURLToPath(new URL("client", import.meta.url));
  const app = compose(environment, gateway, page);
  const server = await listen(app.fetch, environment.port);
  console.log(`http://localhost:${environment.port}`);

  const stop = (): void => {
    setTimeout(() => process.exit(0), graceMs).unref();
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

start().catch((cause: unknown) => {
  const taken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
  console.error(
    taken
      ? "The port is taken; choose another with PORT."
      : cause instanceof Error
        ? cause.message
        : "The demo could not start.",
  );
  process.exit(1);
});
