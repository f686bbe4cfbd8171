import { createFaults } from "./create-faults";
import { downloadFaults } from "./download-faults";
import type { FaultGroup } from "./fault-case";
import { finishedFaults } from "./finished-faults";
import { readFaults } from "./read-faults";
import { readRefusals } from "./read-refusals";
import { startFaults } from "./start-faults";
import { uploadFaults } from "./upload-faults";

/** Every fault the kit is shown, in the order of `FAULTS.md`. */
export const faultTable: readonly FaultGroup[] = [
  createFaults,
  uploadFaults,
  startFaults,
  readFaults,
  readRefusals,
  finishedFaults,
  downloadFaults,
];
