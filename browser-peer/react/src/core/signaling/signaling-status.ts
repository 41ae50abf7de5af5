import type { MeshError } from "../errors.js";
import type { SignalingState } from "../mesh.js";

/** How this member stands with the server. */
export interface SignalingStatus {
  readonly state: SignalingState;
  /** What went wrong last, if anything did since the room was last joined. */
  readonly error?: MeshError;
  /** Failed attempts since the room was last joined. */
  readonly attempts: number;
}
