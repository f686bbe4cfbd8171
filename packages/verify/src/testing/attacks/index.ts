import type { Attack } from "./attack";
import { certificateAttacks } from "./certificates";
import { limitAttacks } from "./limits";
import { messageAttacks } from "./messages";
import { permissionAttacks } from "./permissions";
import { rangeAttacks } from "./ranges";
import { shadowAttacks } from "./shadows";
import { timestampAttacks } from "./timestamps";
import { updateAttacks } from "./updates";

/** Every attack, by what it attacks. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  "byte range": rangeAttacks,
  message: messageAttacks,
  certificate: certificateAttacks,
  timestamp: timestampAttacks,
  update: updateAttacks,
  permission: permissionAttacks,
  shadow: shadowAttacks,
  reader: limitAttacks,
};
