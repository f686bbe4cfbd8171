import type { Handler } from "../call";
import { describeContract } from "../openapi";

/** `GET /openapi.json` */
export const readOpenapi: Handler = async ({ context }) => context.json(describeContract());
