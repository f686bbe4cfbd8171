import type { Handler } from "../call";
import { describeContract } from "../openapi";

let described: ReturnType<typeof describeContract> | undefined;

/** `GET /openapi.json` */
export const readOpenapi: Handler = async ({ context }) => {
  described ??= describeContract();
  return context.json(described);
};
