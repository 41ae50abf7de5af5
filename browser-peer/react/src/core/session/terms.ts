import type { Relay } from "../signaling/relay.js";
import type { Complaints } from "./complaints.js";
import type { IceRoster } from "./ice-roster.js";
import type { Proofs } from "./proofs.js";

/** What all sessions of a member share. */
export interface Terms {
  readonly proofs: Proofs;
  readonly ice: IceRoster;
  readonly relay: Relay;
  readonly complaints: Complaints;
  /** From the offer to the open channel, in milliseconds. */
  readonly connectTimeout: number;
}
